#!/usr/bin/env node
'use strict';
// oxlint-disable-next-line import/no-unassigned-import -- It ends a Node that is too old, before that reads anything else.
require('./needed-node.cjs');
module.exports = require('./starter.cjs');
if (require.main === module) module.exports.start();
