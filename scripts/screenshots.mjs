// npm run screenshots: the images of README, by the system's chromium. A class of recorded hosts is graded as any other,
// and its pages are photographed.
import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const project = new URL('..', import.meta.url).pathname;
const images = join(project, 'docs/images');

/** Students, and the recording that each of them stands for. */
const students = {
  alice: 'reference',
  bob: 'peer-not-moved',
  carol: 'container-address-without-prefix',
  dave: 'app-on-the-host',
  erin: 'container-address-without-prefix',
  frank: 'not-begun',
  grace: 'uts-forgotten',
  heidi: 'any-x',
  ivan: 'package-forgotten',
  judy: 'peer-not-moved',
  kevin: 'firewall-drops',
  laura: 'container-address-without-prefix',
};
const nameOf = (id) => `${id[0].toUpperCase()}${id.slice(1)}`;

const folder = await mkdtemp(join(tmpdir(), 'labcheck-screenshots-'));
const labcheck = (...words) => {
  const program = join(project, 'dist/labcheck.js');
  const { status, stderr } = spawnSync(process.execPath, [program, ...words], { cwd: folder, encoding: 'utf8' });
  // 1 says that some students have work left.
  if (status !== 0 && status !== 1) throw new Error(stderr);
};
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-quic'],
});
try {
  for (const [id, recording] of Object.entries(students)) {
    const saved = JSON.parse(await readFile(join(project, `fixtures/evidence/pinger/${recording}.json`), 'utf8'));
    await writeFile(join(folder, `${id}.json`), JSON.stringify({ ...saved, student: { id, name: nameOf(id) } }));
  }
  const lines = Object.keys(students).map(
    (id, at) => `  - { id: ${id}, name: ${nameOf(id)}, group: ${'AB'[at % 2]}, host: "evidence:${id}.json" }\n`,
  );
  const course = `course: Containers by hand\nlab: pinger\nhints: look\nstudents:\n${lines.join('')}`;
  await writeFile(join(folder, 'course.yaml'), course);
  labcheck('--all', '--reports', 'runs');
  const [run] = await readdir(join(folder, 'runs'));
  labcheck('show', join('runs', run), '--report', 'html:pages/');

  await mkdir(images, { recursive: true });
  const photograph = async (file, image, viewport, part) => {
    const page = await browser.newPage({ viewport });
    await page.goto(`file://${join(folder, 'pages', file)}`);
    await (part ? page.locator(part) : page).screenshot({ path: join(images, image) });
    console.log(`docs/images/${image}`);
    await page.close();
  };
  labcheck('picture', 'carol.json', '-o', 'pages/picture.svg');
  await photograph('bob.html', 'student.png', { width: 1100, height: 1000 });
  await photograph('picture.svg', 'picture.png', { width: 1100, height: 1000 }, 'svg');
  await photograph('class.html', 'class.png', { width: 1500, height: 1100 });
} finally {
  await browser.close();
  await rm(folder, { recursive: true });
}
