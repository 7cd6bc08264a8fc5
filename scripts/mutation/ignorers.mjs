// Mutants that Stryker skips: shell text, which the hosts' own tests run, and mutants that are the same program.
import { declareValuePlugin, PluginKind } from '@stryker-mutator/api/plugin';

/** The properties of a probe that are shell. */
const shellText = {
  shouldIgnore: ({ node }) =>
    node.type === 'ObjectProperty' && ['script', 'tools'].includes(node.key.name) ? 'shell text' : undefined,
};

/** `const [, one] = pattern.exec(line) ?? []`: what stands first in the array is never looked at. */
const noMatch = {
  shouldIgnore: ({ node, parent, parentPath }) =>
    node.type === 'ArrayExpression' &&
    node.elements.length === 0 &&
    parent?.type === 'LogicalExpression' &&
    parent.left.callee?.property?.name === 'exec' &&
    parentPath.parent.id?.elements?.[0] === null
      ? 'the whole match is never used'
      : undefined,
};

export const strykerPlugins = [
  declareValuePlugin(PluginKind.Ignore, 'shell-text', shellText),
  declareValuePlugin(PluginKind.Ignore, 'no-match', noMatch),
];
