// Compiles the registry with solc: node compile.js TOOLS [SOURCE CONTRACT] writes {"abi","bytecode"} to standard output.
// A contract of a test can be compiled among the sources instead.
// One bytecode for Berlin and every later fork; no hash of metadata in it, so that it depends on
// nothing but the sources, the compiler's version and the settings below.
const fs = require('fs');
const path = require('path');

const modules = path.resolve(process.argv[2], 'node_modules');
const solc = require(path.join(modules, 'solc'));

const sources = {};
for (const file of fs.readdirSync(__dirname).filter((name) => name.endsWith('.sol')).sort()) {
  sources[file] = { content: fs.readFileSync(path.join(__dirname, file), 'utf8') };
}
const [extra, contract] = process.argv.slice(3);
if (extra) {
  sources[path.basename(extra)] = { content: fs.readFileSync(extra, 'utf8') };
}
const input = {
  language: 'Solidity',
  sources,
  settings: {
    evmVersion: 'berlin',
    viaIR: true,
    optimizer: { enabled: true, runs: 2000 },
    metadata: { bytecodeHash: 'none' },
    outputSelection: { '*': { '*': ['abi', 'evm.bytecode.object', 'storageLayout'] } },
  },
};
const imports = (name) => ({ contents: fs.readFileSync(path.join(modules, name), 'utf8') });
const output = JSON.parse(solc.compile(JSON.stringify(input), { import: imports }));
for (const message of output.errors || []) {
  // That London and later are cheaper is known; the bytecode shall run on Berlin too.
  if (!/EVM versions older than/.test(message.message)) {
    console.error(message.formattedMessage);
    process.exitCode = 1;
  }
}
if (!process.exitCode) {
  const { abi, evm, storageLayout } = output.contracts[path.basename(extra || 'PortolanRegistry.sol')][contract || 'PortolanRegistry'];
  const slots = storageLayout.storage.map(({ slot, label }) => ({ slot, label }));
  console.log(JSON.stringify({ abi, slots, bytecode: evm.bytecode.object }, null, 1));
}
