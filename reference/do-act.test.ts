import { expect, test } from 'vitest';
import { doAct, doActs } from './do-act.ts';
import type { Machine } from './machine.ts';
import { runScript } from './run-script.ts';

const machine: Machine = { name: 'here', run: (script, options) => runScript('here', [], script, options) };
const vocabulary = 'fails() { cat /nowhere; }\nsays() { echo "$1"; }';
const act = (script: string) => doAct(machine, { vocabulary }, script);

test.each([
  ['in the middle of a line', 'true; cat /nowhere; true', 'cat /nowhere', 'No such file'],
  ['within a word of the vocabulary', 'fails; true', 'cat /nowhere (in fails)', 'No such file'],
  ['in a pipe', 'fails | wc -l', 'cat /nowhere (in fails)', 'No such file'],
  ['in a subshell', '(cd /; false); true', 'false', 'status 1'],
  ['that does not exist', 'ipp netns; true', 'ipp netns', 'command not found'],
  ['in a word of another one', 'echo "$(cat /nowhere)"; true', 'cat /nowhere', 'No such file'],
  ['in a loop’s words', 'for i in $(fails); do false; done; true', 'cat /nowhere (in fails)', 'No such file'],
  ['in the background', 'sleep 1 nonsense & lives', 'wait $! (in lives)', 'sleep --help'],
  ['as an edit that changes nothing', 'edit /etc/passwd s/nobody-has-this/x/', 'return 1', 'nothing to change'],
])('a command %s that fails stops the act, and is named', async (_, script, command, words) => {
  const failed = act(script);
  await expect(failed).rejects.toThrow(`The story did not happen: this failed: ${command}`);
  await expect(failed).rejects.toThrow(words);
});

test.each([
  'true',
  'says x >/dev/null',
  'if fails; then says x; fi',
  'fails || true',
  'refused fails',
  'for i in 1; do [ $i = 2 ] && break; done; true',
  'true & lives',
  'if [ "$(fails)" ]; then says x; fi',
  'f=$(mktemp); echo a >$f; edit $f -e s/b/c/ -e s/a/b/; grep -q b $f; rm $f',
])('this is no failure: %s', async (script) => {
  await expect(act(script)).resolves.toBeUndefined();
});

test('a command that should be refused and is not stops the act', async () => {
  await expect(act('refused says x; true')).rejects.toThrow('it should have been refused: says x');
});

test('of several acts each has the words that those before set, and the one that failed is told', async () => {
  const acts = (...scripts: string[]) => doActs(machine, { vocabulary }, scripts);
  await expect(acts('word=set', '[ "$word" = set ]')).resolves.toBeUndefined();
  await expect(acts('says first; fails', 'true')).resolves.toMatchObject({ act: 0 });
  await expect(acts('printf unended', 'true', 'fails')).resolves.toMatchObject({ act: 2 });
});
