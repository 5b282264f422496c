'use strict';

const assert = require('node:assert/strict');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { generate, generateAll, staleFiles } = require('../../scripts/generate');
const { readDefinition } = require('../../scripts/generate/definition');
const { deserializer } = require('../../lib/backend/deserialize');

const FOLDER = path.join(__dirname, '..', '..', 'api', 'definition');

/** A namespace that Clerk does not have, in the one file that it takes. */
const WIDGETS = `
namespace: widgets
position: 99
interface: WidgetAPI
summary: Manages widgets.
documentation: https://clerk.com/docs/reference/backend-api/tag/widgets

operations:
  getWidget:
    request: GET /widgets/{widgetId}
    arguments:
      widgetId: path
    returns: Widget
    doc: Returns the widget with this id.

resources:
  Widget:
    object: widget
    envelope: true
    doc: A widget.
    fields:
      id: string
      made_at: UnixMilliseconds
      spare_parts: { type: 'Widget[]', absent: empty }
`;

describe('The definition of the Backend API', function () {
  this.timeout(180_000);
  let folder;

  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'definition-'));
    fs.cpSync(FOLDER, folder, { recursive: true });
  });

  afterEach(() => fs.rmSync(folder, { recursive: true }));

  it('matches every generated file: `npm run generate` writes them', async () => {
    assert.deepEqual(staleFiles(await generateAll()), []);
  });

  it('needs one file for an operation with a resource', async () => {
    const before = await generate();
    fs.writeFileSync(path.join(folder, 'widgets.yaml'), WIDGETS);
    const files = await generate(folder);

    const changed = [...files].filter(([name, text]) => before.get(name) !== text).map(([name]) => name);
    assert.deepEqual(changed.sort(), [
      'api/src/table/inputs.rs',
      'api/src/table/operations.rs',
      'api/src/table/resource_name.rs',
      'api/src/table/resources.rs',
      'docs/reference/backend-api/README.md',
      'docs/reference/backend-api/widgets.md',
      'interop.d.ts',
      'lib/backend/tables.js',
      'lib/testing/shapes.js',
      'types/operation/backend-api.d.ts',
      'types/operation/index.d.ts',
      'types/operation/widgets.d.ts',
      'types/resource/index.d.ts',
      'types/resource/payload.d.ts',
      'types/resource/widgets.d.ts',
      'types/testing-answers.d.ts',
    ]);
    assert.match(
      files.get('types/operation/widgets.d.ts'),
      /getWidget\(widgetId: string, callOptions\?: CallOptions\): Promise<Widget>;/,
    );
    assert.match(files.get('types/resource/widgets.d.ts'), /readonly spareParts: Widget\[\];/);
    assert.match(files.get('types/resource/widgets.d.ts'), /spare_parts: WidgetJSON\[\];/);
    assert.match(
      files.get('api/src/table/operations.rs'),
      /Operation::new\("widgets\.getWidget", Get, "\/widgets\/\{widgetId\}", &\[Id\("widgetId"\)\], One\(ResourceName::Widget\)\)/,
    );
    assert.match(files.get('docs/reference/backend-api/widgets.md'), /await clerkClient\.widgets\.getWidget\('widget_/);

    const { namespaces, resources } = evaluate(files.get('lib/backend/tables.js'));
    assert.equal(namespaces.at(-1).methods[0].operation, 'widgets.getWidget');
    const widget = deserializer(resources)({ object: 'widget', id: 'w_1', made_at: 5 });
    assert.deepEqual({ ...widget }, { id: 'w_1', madeAt: 5, spareParts: [] });
  });

  it('has a table of parameters on the wire that only the stand-in links', () => {
    const root = path.join(FOLDER, '..', '..');
    const sources = fs.readdirSync(path.join(root, 'src'), { recursive: true, encoding: 'utf8' });
    const users = sources
      .filter((name) => name.endsWith('.rs'))
      .filter((name) =>
        /\b(INPUTS|clerk_backend_api::Input)/.test(fs.readFileSync(path.join(root, 'src', name), 'utf8')),
      );
    assert.deepEqual(users, []);
  });

  const faults = {
    'an unknown key': ['doc: Returns', 'dcc: Returns', /widgets\.yaml: operations\.getWidget: unknown key dcc/],
    'an id without an argument': [
      '/{widgetId}',
      '/{widgetId}/{partId}',
      /the path has the ids widgetId,partId, and the arguments have widgetId/,
    ],
    'a resource that is not defined': [
      'returns: Widget',
      'returns: Gadget',
      /widgets\.getWidget: returns Gadget, which is not a resource/,
    ],
    'a resource that is defined elsewhere': ['  Widget:', '  User:', /the resource User is defined twice/],
    'a request without a verb': ['GET /', '/', /request is "\/widgets\/\{widgetId\}"; expected a verb and a path/],
    'a missing sentence': ['    doc: Returns the widget with this id.\n', '', /operations\.getWidget: doc is missing/],
    'a place that does not exist': ['widgetId: path', 'widgetId: header', /expected path, or a mapping of/],
  };
  for (const [fault, [from, to, message]] of Object.entries(faults)) {
    it(`is rejected with ${fault}, and the message names the entry`, () => {
      fs.writeFileSync(path.join(folder, 'widgets.yaml'), WIDGETS.replace(from, to));
      assert.throws(() => readDefinition(folder), message);
    });
  }
});

/** The exports of a CommonJS module. */
function evaluate(text) {
  const exported = {};
  new Function('exports', text)(exported);
  return exported;
}
