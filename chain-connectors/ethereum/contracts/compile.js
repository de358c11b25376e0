// Compiles a contract with solc: node compile.js TOOLS CONTRACT writes {"abi","slots","size","bytecode"} to standard output.
// A contract of a test is compiled among the sources by node compile.js TOOLS SOURCE CONTRACT; node compile.js TOOLS --project FOLDER
// lays out sources and the compiler's answer, syntax trees and all, as a static check wants them.
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
const project = process.argv[3] === '--project' && process.argv[4];
const [contract, extra] = project ? [] : process.argv.slice(3).reverse();
if (extra) {
  sources[path.basename(extra)] = { content: fs.readFileSync(extra, 'utf8') };
}
const input = {
  language: 'Solidity',
  sources,
  settings: {
    remappings: ['contracts/='],
    evmVersion: 'berlin',
    viaIR: true,
    optimizer: { enabled: true, runs: 2000 },
    metadata: { bytecodeHash: 'none' },
    outputSelection: { '*': { '*': ['abi', 'evm.bytecode.object', 'evm.deployedBytecode.object', 'storageLayout'] } },
  },
};
if (project) {
  input.settings.outputSelection = { '*': { '*': ['abi', 'evm', 'devdoc', 'userdoc', 'metadata'], '': ['ast'] } };
}
const write = (name, text) => {
  const file = path.join(project, name);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, text);
};
const imports = (name) => {
  const contents = fs.readFileSync(path.join(modules, name), 'utf8');
  if (project) write(name, contents);
  return { contents };
};
const output = JSON.parse(solc.compile(JSON.stringify(input), { import: imports }));
for (const message of output.errors || []) {
  // That London and later are cheaper is known; the bytecode shall run on Berlin too.
  if (!/EVM versions older than/.test(message.message)) {
    console.error(message.formattedMessage);
    process.exitCode = 1;
  }
}
if (project && !process.exitCode) {
  Object.entries(sources).forEach(([name, { content }]) => write(name, content));
  write('foundry.toml', '');
  write('out/build-info/registry.json', JSON.stringify({ solcVersion: solc.version().split('+')[0], input, output }));
} else if (!process.exitCode) {
  const { abi, evm, storageLayout } = output.contracts[path.basename(extra || `${contract}.sol`)][contract];
  const slots = storageLayout.storage.map(({ slot, label }) => ({ slot, label }));
  const size = evm.deployedBytecode.object.length / 2;
  console.log(JSON.stringify({ abi, slots, size, bytecode: evm.bytecode.object }, null, 1));
}
