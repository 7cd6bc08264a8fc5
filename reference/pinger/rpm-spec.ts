import { packageContents, type SmallPackages } from './package-contents.ts';

/** Folders and links of a tree whose /bin, /sbin and /lib* lead into /usr, as Fedora's do. */
export const skeleton = {
  folders: [
    ...[
      'usr/bin',
      'usr/sbin',
      'usr/lib',
      'usr/lib64',
      'usr/local/bin',
      'usr/share',
      'etc',
      'var/lib',
      'var/log',
      'var/tmp',
    ],
    ...['dev', 'proc', 'sys', 'run', 'tmp', 'root', 'home', 'opt', 'mnt', 'srv'],
  ],
  links: { bin: 'usr/bin', sbin: 'usr/sbin', lib: 'usr/lib', lib64: 'usr/lib64', 'usr/bin/sh': 'bash' },
  files: {
    'etc/passwd': 'root:x:0:0:root:/root:/bin/bash\n',
    'etc/group': 'root:x:0:\n',
    'etc/os-release': 'NAME="labcheck small packages"\nID=labcheck\nVERSION_ID=1\n',
  },
} as const;

/** Extra files of a package, so that a shell in the root is usable. */
const requirements: Readonly<Record<string, string>> = {
  bash: 'coreutils grep hostname procps-ng util-linux',
  basesystem: 'bash',
  vsftpd: 'bash',
};

/** One spec for all: `filesystem`, `glibc` (every shared library), and the packages with their programs. */
export const rpmSpec = (
  payload: string,
  libraries: readonly string[],
  { programs, texts = {}, links: added = {} }: SmallPackages = { programs: packageContents },
): string => {
  const { folders, links, files } = skeleton;
  const contents: Record<string, readonly string[]> = { glibc: libraries, ...programs };
  const beside = (name: string): string[] => Object.keys({ ...texts[name], ...added[name] });
  return `
%define __os_install_post %{nil}
%define debug_package %{nil}
%define _build_id_links none
%define _binary_payload w1.gzdio
Name: filesystem
Version: 1
Release: 1
Summary: The tree that the other small packages go into
License: none
AutoReqProv: no
%description
The tree that the other small packages go into.
%install
cp -a '${payload}/.' '%{buildroot}/'
%files
${folders.map((folder) => `%dir "/${folder}"`).join('\n')}
${[...Object.keys(links), ...Object.keys(files)].map((path) => `"/${path}"`).join('\n')}
${Object.entries(contents)
  .map(([name, paths]) => subPackage(name, [...paths, ...beside(name)]))
  .join('')}`;
};

const subPackage = (name: string, paths: readonly string[]): string => `
%package -n ${name}
Summary: This machine's own ${name}, as far as the lab needs it
AutoReqProv: no
Requires: filesystem${name === 'glibc' ? '' : ' glibc'} ${requirements[name] ?? ''}
%description -n ${name}
This machine's own ${name}, as far as the lab needs it.
%files -n ${name}
${paths.map((path) => `"/${path}"`).join('\n')}
`;
