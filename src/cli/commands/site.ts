import { exitCodes } from '../../model/exit-codes.ts';
import { command } from '../command.ts';
import { lab } from '../options/lab.ts';
import { text } from '../options/option.ts';
import { course } from '../options/students.ts';

export const site = command({
  name: 'site',
  says: 'pages for a course: its lab sheet, its check script, and a judge that runs in the browser',
  options: [course, lab, text('-o, --output <folder>', 'the folder of the pages; default: public')],
  examples: ['labcheck site', 'labcheck site --course course.yaml -o public/'],
  run: async (options, { composition, world }) => {
    const { chooseLab, dropped, loadCourse, theCourseFile } = await import('../parts.ts');
    // Beside the other pieces: they are loaded at every grading, which needs no pages.
    const { siteFiles, writeSite } = await import('../../site/make-site.ts');
    const {
      title,
      lab: own,
      hints = 'nudge',
      defaults: { set, skip },
      weights,
    } = await loadCourse(theCourseFile(options.course), composition.labs, options.lab);
    const name = options.lab ?? own;
    const chosen = chooseLab(await composition.labs(name), name);
    const folder = options.output ?? 'public';
    const files = await siteFiles({ title, hints, set, weights, skip: [...skip, ...dropped(weights)] }, chosen, {
      name: 'labcheck',
      version: composition.version,
    });
    await writeSite(folder, files);
    world.stderr.write(`${files.size} files in ${folder}; any web server can hold them\n`);
    return exitCodes.passed;
  },
});
