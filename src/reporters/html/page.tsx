import type { ComponentChildren } from 'preact';
import { render } from 'preact-render-to-string';
import { language } from '../../languages/spoken.ts';
import { styleHash } from './page-hashes.ts';
import { pageStyle } from './page-style.ts';

type PageParts = {
  readonly title: string;
  /** For tables that are wider than text should be. */
  readonly wide?: boolean;
  /** The one script of the page, with the hash of it; none where it needs none. */
  readonly script?: { readonly text: string; readonly hash: string };
  readonly children: ComponentChildren;
};

/**
 * A whole page as text: one file that asks nothing of the network and runs nothing but its own script.
 *
 * Style and script stand in it as they are, for they hold no character that HTML escapes; the policy allows these two by
 * their hashes, and nothing else.
 */
export const pageText = (parts: PageParts): string => `<!doctype html>\n${render(Page(parts))}\n`;

const Page = ({ title, wide = false, script, children }: PageParts) => (
  <html lang={language}>
    <head>
      <meta charset="utf-8" />
      <meta http-equiv="Content-Security-Policy" content={policy(script?.hash)} />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{title}</title>
      <style>{pageStyle}</style>
    </head>
    <body class={wide ? 'wide' : undefined}>
      {children}
      {script ? <script>{script.text}</script> : null}
    </body>
  </html>
);

const policy = (scriptHash: string | undefined): string =>
  [
    "default-src 'none'",
    `style-src '${styleHash}'`,
    `script-src ${scriptHash === undefined ? "'none'" : `'${scriptHash}'`}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
