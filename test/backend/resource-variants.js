'use strict';

/** Replacements for a value; `undefined` omits it. */
const ODD_VALUES = [undefined, null, '', 0];

/**
 * Payloads of a resource: a complete one, and others that each lack a property or have an odd one, for every property
 * of the resource and of its parts. Each kind of part is varied in one place only.
 *
 * @param {object} resource a row of the addon's table
 * @param {Map<string, object>} byClass the table
 * @returns {{ name: string, payload: object, odd?: { value: unknown, field: object, properties: string[] } }[]}
 *   `properties` is the path to the same place in the resource
 */
function variants(resource, byClass) {
  const full = sample(resource, byClass);
  const odd = places(resource, byClass, new Set()).flatMap(({ path, properties, field }) =>
    ODD_VALUES.filter((value) => value === undefined || value === null || !isPart(field)).map((value) => ({
      name: `${path.join('.')} is ${JSON.stringify(value) ?? 'missing'}`,
      payload: replaced(full, path, value),
      odd: { value, field, properties },
    })),
  );
  return [{ name: 'with everything', payload: full }, ...odd];
}

const isPart = ({ kind }) => kind === 'part' || kind === 'parts';

/** A complete payload. Resources that contain themselves end at the second level. */
function sample({ class: name, object, fields }, byClass, above = []) {
  const payload = object ? { object } : {};
  for (const field of fields) {
    if (field.kind === 'nullishIsKey') {
      payload[field.key] = `a ${field.key}`;
    }
    payload[field.source] = sampleValue(field, byClass, [...above, name]);
  }
  return payload;
}

function sampleValue(field, byClass, above) {
  if (isPart(field)) {
    const part =
      above.filter((name) => name === field.class).length > 1 ? {} : sample(byClass.get(field.class), byClass, above);
    return field.kind === 'part' ? part : [part, part];
  }
  return SAMPLES[field.kind]?.() ?? `a ${field.source}`;
}

const SAMPLES = {
  url: () => 'https://accounts.example.com/o?x=1#y',
  actor: () => ({ iss: 'https://a.example', sub: 'a', extra: 1, act: { sub: 'b', iss: 5, act: { sub: 'c' } } }),
  missingIs: () => ({ some_key: { other_key: 1 } }),
  errors: () => [{ code: 'c', message: 'm', long_message: 'l', meta: { param_name: 'p' } }],
};

/** Every property of a resource and of its parts: its row, and its path in a payload and in the resource. */
function places(resource, byClass, seen) {
  if (seen.has(resource.class)) {
    return [];
  }
  seen.add(resource.class);
  return resource.fields.flatMap((field) => {
    const below = isPart(field) ? places(byClass.get(field.class), byClass, seen) : [];
    const first = field.kind === 'parts' ? ['0'] : [];
    const deeper = below.map((place) => ({
      field: place.field,
      path: [field.source, ...first, ...place.path],
      properties: [field.name, ...first, ...place.properties],
    }));
    return [{ field, path: [field.source], properties: [field.name] }, ...deeper];
  });
}

/** A copy with another value at a path. */
function replaced(payload, [step, ...path], value) {
  const copy = Array.isArray(payload) ? [...payload] : { ...payload };
  if (path.length > 0) {
    copy[step] = replaced(payload[step], path, value);
  } else if (value === undefined) {
    delete copy[step];
  } else {
    copy[step] = value;
  }
  return copy;
}

module.exports = { variants };
