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
 * @param {string} [changes.text] its contents, instead of those of the file, if there is one
 * @param {object} [changes.settings] compiler options in addition to those of `tsconfig.json`
 * @returns {{ checker: ts.TypeChecker, file: ts.SourceFile, files: string[], problems: string[] }} `files` are those
 *   that the module needs, `problems` the messages of the compiler
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
  const program = programWith(new Map(text === undefined ? [] : [[name, text]]), settings, [name]);
  return { program, file: program.getSourceFile(path.join(__dirname, name)) };
}

/**
 * Compiles several modules in one program, which takes little longer than compiling one of them.
 *
 * @param {Map<string, string>} texts by the names of their files
 * @param {object} [settings] options of the compiler, besides those of `tsconfig.json`
 * @returns {string[]} what the compiler has to say about them
 */
function problemsOfAll(texts, settings) {
  const program = programWith(texts, settings);
  return [...texts.keys()].flatMap((name) =>
    ts.getPreEmitDiagnostics(program, program.getSourceFile(path.join(__dirname, name))).map(describe),
  );
}

function programWith(texts, settings, names = [...texts.keys()]) {
  const held = new Map([...texts].map(([name, text]) => [path.join(__dirname, name), text]));
  const host = hostFor({ ...options, ...settings });
  const { fileExists, getSourceFile } = host;
  host.fileExists = (file) => held.has(file) || fileExists.call(host, file);
  host.getSourceFile = (file, version, ...rest) =>
    held.has(file)
      ? ts.createSourceFile(file, held.get(file), version, true)
      : getSourceFile.call(host, file, version, ...rest);
  const modules = names.map((name) => path.join(__dirname, name));
  return ts.createProgram(modules, { ...options, ...settings }, host);
}

/**
 * Declarations by the settings of programs and by their paths. Parsing and binding them takes most of the time of a
 * program, and they do not change while the tests run.
 *
 * @type {Map<string, Map<string, ts.SourceFile | undefined>>}
 */
const declarations = new Map();

/** The compiler's own host, which shares declarations between programs with equal settings, as editors do. */
function hostFor(settings) {
  // Which files belong to a program does not change what is in them.
  const key = JSON.stringify({ ...settings, lib: undefined, paths: undefined, typeRoots: undefined, types: undefined });
  const parsed = declarations.get(key) ?? new Map();
  declarations.set(key, parsed);
  const host = ts.createCompilerHost(settings);
  const { getSourceFile } = host;
  host.getSourceFile = (file, version, ...rest) => {
    if (!ts.isDeclarationFileName(file)) {
      return getSourceFile.call(host, file, version, ...rest);
    }
    const place = JSON.stringify([file, version]);
    if (!parsed.has(place)) {
      parsed.set(place, getSourceFile.call(host, file, version, ...rest));
    }
    return parsed.get(place);
  };
  return host;
}

function describe({ file, start, messageText }) {
  const { line } = file.getLineAndCharacterOfPosition(start);
  return `${path.basename(file.fileName)}:${line + 1} ${ts.flattenDiagnosticMessageText(messageText, '\n')}`;
}

/**
 * A program of files as they are on the disk.
 *
 * @param {string[]} files their paths
 * @param {ts.CompilerOptions} settings all of them
 */
function programOfFiles(files, settings) {
  return ts.createProgram(files, settings, hostFor(settings));
}

module.exports = { compile, problemsOfAll, programOf, programOfFiles };
