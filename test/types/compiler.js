'use strict';

const path = require('node:path');
const ts = require('typescript');

const { config } = ts.readConfigFile(path.join(__dirname, 'tsconfig.json'), ts.sys.readFile);
const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, __dirname);

/**
 * Compiles a module.
 *
 * @param {string} name of its file, below this folder
 * @param {object} [changes]
 * @param {string} [changes.text] what it holds in place of what the file holds, if there is one
 * @param {object} [changes.settings] options of the compiler, besides those of `tsconfig.json`
 * @returns {{ checker: ts.TypeChecker, file: ts.SourceFile, files: string[], problems: string[] }} `files` are those
 *   that
 *   the module needs, `problems` what the compiler has to say about it
 */
function compile(name, changes) {
  const { program, file } = programOf(name, changes);
  return {
    checker: program.getTypeChecker(),
    file,
    files: program.getSourceFiles().map(({ fileName }) => fileName),
    problems: ts.getPreEmitDiagnostics(program, file).map(describe),
  };
}

/** The program that {@link compile} compiles, and its module. */
function programOf(name, { text, settings } = {}) {
  const module = path.join(__dirname, name);
  const host = ts.createCompilerHost(options);
  const { fileExists, getSourceFile } = host;
  if (text !== undefined) {
    host.fileExists = (file) => file === module || fileExists.call(host, file);
    host.getSourceFile = (file, version, ...rest) =>
      file === module
        ? ts.createSourceFile(file, text, version, true)
        : getSourceFile.call(host, file, version, ...rest);
  }
  const program = ts.createProgram([module], { ...options, ...settings }, host);
  return { program, file: program.getSourceFile(module) };
}

function describe({ file, start, messageText }) {
  const { line } = file.getLineAndCharacterOfPosition(start);
  return `${path.basename(file.fileName)}:${line + 1} ${ts.flattenDiagnosticMessageText(messageText, '\n')}`;
}

module.exports = { compile, programOf };
