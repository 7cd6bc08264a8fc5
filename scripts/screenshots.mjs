// npm run screenshots: the pictures of README, from the pages of reports/gallery, by the system's chromium.
import { mkdir } from 'node:fs/promises';
import { chromium } from 'playwright-core';

const project = new URL('..', import.meta.url);
const images = new URL('docs/images/', project);

const pages = [
  { file: 'mixed.1.html', image: 'student.png', height: 1000 },
  { file: 'class.3.html', image: 'class.png', height: 900 },
];

await mkdir(images, { recursive: true });
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-quic'],
});
try {
  for (const { file, image, height } of pages) {
    const page = await browser.newPage({ viewport: { width: 1100, height } });
    await page.goto(new URL(`reports/gallery/${file}`, project).href);
    const path = new URL(image, images).pathname;
    await page.screenshot({ path });
    console.log(`docs/images/${image}`);
    await page.close();
  }
} finally {
  await browser.close();
}
