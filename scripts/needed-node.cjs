'use strict';
// Ends the process where this Node is too old. Old Nodes must be able to read it, so it is written in old JavaScript.

var needed = [20, 19];

var lines = [
  'labcheck: Node ' + needed.join('.') + ' or newer is needed; this is Node ' + process.versions.node,
  '(' + process.execPath + '). To get one:',
  '  Debian 13, Ubuntu 25.10 or newer  sudo apt install nodejs npm',
  '  Fedora                            sudo dnf install nodejs npm',
];
// npm has every Node as a package, for two kinds of processors.
if (process.platform === 'linux' && (process.arch === 'x64' || process.arch === 'arm64')) {
  lines.push('  older Debian or Ubuntu            sudo apt install npm');
  lines.push('                                    sudo npm install -g node-linux-' + process.arch + '@22');
}
lines.push('  any other system                  https://nodejs.org/en/download');
lines.push('Then open a new terminal; node --version shows which one it uses.');

var version = process.versions.node.split('.').map(Number);
if (version[0] < needed[0] || (version[0] === needed[0] && version[1] < needed[1])) {
  process.stderr.write(lines.join('\n') + '\n');
  // The exit code of a labcheck that cannot start.
  process.exit(2);
}
