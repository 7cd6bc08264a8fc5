import { rmSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { bundled } from '../bundled.fixture.ts';
import { projectFolder } from '../project-folder.ts';
import { madeSandbox } from '../sandbox/made-sandbox.fixture.ts';

const program = bundled('dependencies/install.fixture.ts');
afterAll(() => rmSync(program));
const shared = [projectFolder(), process.execPath].map((path) => ({ from: path, to: path, readOnly: true }));
const install = `cd ${projectFolder()} && ${process.execPath} ${program}`;

/** Makes this machine's sandbox lack createrepo_c, and its only repository one small package of that name. */
const withRepository = `
  dpkg --purge --force-all createrepo-c >/dev/null 2>&1; rm -rf /usr/bin/createrepo_c /usr/sbin/policy-rc.d /etc/apt/sources.list* /var/lib/apt/lists/*
  mkdir -p /srv/deb/DEBIAN /srv/deb/usr/bin /srv/repository
  printf 'Package: createrepo-c\\nVersion: 99\\nArchitecture: all\\nMaintainer: none\\nDescription: none\\n' >/srv/deb/DEBIAN/control
  printf '#!/bin/sh\\n/usr/sbin/policy-rc.d; echo $? >/run/policy\\n' >/srv/deb/DEBIAN/postinst
  printf '#!/bin/sh\\n' >/srv/deb/usr/bin/createrepo_c
  chmod 755 /srv/deb/DEBIAN/postinst /srv/deb/usr/bin/createrepo_c
  dpkg-deb --build /srv/deb /srv/repository/one.deb >/dev/null
  cd /srv/repository
  { cat /srv/deb/DEBIAN/control; echo "Filename: ./one.deb"; echo "Size: $(stat -c %s one.deb)"; echo "SHA256: $(sha256sum one.deb | cut -d' ' -f1)"; } >Packages
  echo 'deb [trusted=yes] file:/srv/repository ./' >/etc/apt/sources.list`;

// These two need a Debian-like machine, as their package manager is this machine's own.
test('fetches the lists, installs what is missing, and starts no daemon', async () => {
  const sandbox = await madeSandbox({ binds: shared });
  await sandbox.run(withRepository);
  const { stdout } = await sandbox.run(
    `${install} createrepo_c bash; cat /run/policy; ls /usr/sbin/policy-rc.d; ${install} createrepo_c`,
    { allowFailure: true },
  );
  expect(stdout.split('\n')).toEqual(['["createrepo-c"]', '101', '[]']);
}, 30_000);

test('says what to run where it cannot: no such package, no root, no package manager', async () => {
  const sandbox = await madeSandbox({ binds: shared });
  await sandbox.run(withRepository);
  const { stdout } = await sandbox.run(`
    rm /usr/bin/debootstrap /usr/sbin/debootstrap -f
    sed -i s/createrepo-c/other/ /srv/repository/Packages
    ${install} createrepo_c
    setpriv --reuid=65534 --regid=65534 --clear-groups ${install.split('&& ')[1]} createrepo_c debootstrap
    rm /etc/os-release; echo ID=plan9 >/etc/os-release
    ${install} debootstrap`);
  expect(stdout.split('\n')).toEqual([
    expect.stringMatching(/^The packages could not be installed: E: .*createrepo-c/),
    'Run: apt-get install --no-install-recommends createrepo-c',
    'This machine lacks createrepo_c, debootstrap.',
    'Run: sudo apt-get install --no-install-recommends createrepo-c debootstrap',
    'This machine lacks debootstrap, and is neither Debian- nor Fedora-like.',
    'Install what Debian calls: debootstrap',
  ]);
}, 30_000);
