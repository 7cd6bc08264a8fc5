import type { ComponentChildren } from 'preact';
import { render } from 'preact-render-to-string';
import { language, words } from '../languages/spoken.ts';
import type { Lab } from '../model/lab.ts';
import type { Scene } from '../model/scene.ts';
import type { SiteCourse } from '../model/site-course.ts';
import { styleHash } from '../reporters/html/page-hashes.ts';
import { pageStyle } from '../reporters/html/page-style.ts';
import { ScenePicture } from '../reporters/picture/svg.tsx';
import { Markdown } from './markdown.tsx';

/** The policy of every page: the site's own scripts and style, and nothing that comes from or goes to anywhere else. */
export const sitePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "connect-src 'self'",
  `style-src '${styleHash}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

const pageOf = (title: string, script: string | undefined, children: ComponentChildren): string =>
  `<!doctype html>\n${render(
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content={sitePolicy} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        <style>{pageStyle}</style>
        {script === undefined ? null : <script src={script} defer />}
      </head>
      <body>{children}</body>
    </html>,
  )}\n`;

/** The first page: the course and its lab. */
export const firstPage = ({ title }: SiteCourse, lab: Lab): string =>
  pageOf(
    title,
    undefined,
    <main>
      <h1>{title}</h1>
      <p>
        <a href={`${lab.id}/`}>{lab.title}</a>
      </p>
      <p>{lab.summary}</p>
    </main>,
  );

/** A picture that is wider than the screen scrolls in a box of its own. */
const SheetPicture = ({ scene }: { readonly scene: Scene }) => (
  <div class="scroll" tabIndex={0} role="region" aria-label={words.page.picture}>
    <ScenePicture scene={scene} />
  </div>
);

/** A parameter's default as text. */
const shown = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');

/**
 * The page of a lab: how it is checked, where the answers are judged, and the lab sheet.
 *
 * @param wanted the picture of the sheet, with the course's parameters
 */
export const labPage = (course: SiteCourse, lab: Lab, sheet: string, wanted: Scene | null): string =>
  pageOf(
    `${lab.title} · ${course.title}`,
    'page.js',
    <>
      <header>
        <p class="faint">
          <a href="../">{course.title}</a>
        </p>
        <h1>{lab.title}</h1>
      </header>
      <main data-lab={lab.id} data-course={JSON.stringify(course)}>
        <h2>Check your machine</h2>
        <ol>
          <li>
            On the machine where you work, run:
            <pre id="command">sudo sh check.sh {'>'} evidence</pre>
            <p id="script-says" role="status" />
            <p class="faint">
              It runs as root, so read it first: <a href="check.sh">check.sh</a>. It only looks, and changes nothing.{' '}
              <button type="button" id="save">
                Save the script
              </button>
            </p>
          </li>
          <li>
            <label for="file">Drop the file evidence on this page, choose it here, or paste what is in it:</label>
            <p>
              <input type="file" id="file" />
            </p>
            <p>
              <textarea
                id="pasted"
                rows={4}
                cols={60}
                spellcheck={false}
                aria-label="The content of the file evidence"
              />
            </p>
          </li>
        </ol>
        <p id="says" role="status" />
        <p id="cure" />
        <iframe id="report" title="The report" sandbox="" width="100%" height="900" hidden />
        <details id="as-json" hidden>
          <summary>The report as JSON</summary>
          <pre id="json" />
        </details>
        <h2>Your parameters</h2>
        <dl>
          {Object.entries(lab.parameters).map(([name, { summary, allowed, default: usual }]) => (
            <>
              <dt>
                <label for={`parameter-${name}`}>{name}</label>
              </dt>
              <dd>
                <input
                  id={`parameter-${name}`}
                  name={name}
                  data-parameter
                  placeholder={course.set[name] ?? shown(usual)}
                  title={`Allowed: ${allowed}`}
                />{' '}
                {summary}
              </dd>
            </>
          ))}
        </dl>
        <Markdown text={sheet} picture={wanted === null ? null : <SheetPicture scene={wanted} />} />
      </main>
    </>,
  );
