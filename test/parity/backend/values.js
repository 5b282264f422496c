'use strict';

/** Arguments that JSON cannot hold. A case has a tag instead, such as `{ $date: '2026-01-31' }`. */

const TAGS = {
  $date: (text) => new Date(text),
  $undef: () => undefined,
  $num: (text) => Number(text),
  $bigint: (text) => BigInt(text),
  $blob: ({ type, b64 }) => new Blob([Buffer.from(b64, 'base64')], { type }),
  $file: ({ name, type, b64 }) => new File([Buffer.from(b64, 'base64')], name, { type }),
  $headers: (entries) => new Headers(entries),
  $map: (entries) => new Map(entries),
  $class: (properties) => Object.assign(new (class Params {})(), properties),
  $nullproto: (properties) => Object.assign(Object.create(null), properties),
  $tojson: (value) => ({ toJSON: () => value }),
  $circular: () => {
    const circle = { name: 'x' };
    circle.itself = circle;
    return circle;
  },
};

/** Replaces the tags in a value, creating a new one so that no call sees the changes of another. */
function revive(value) {
  if (value === null || typeof value !== 'object') {
    return value;
  }
  if (Array.isArray(value)) {
    return value.map(revive);
  }
  const [name] = Object.keys(value);
  if (name in TAGS) {
    const inner = value[name];
    return TAGS[name](name === '$class' || name === '$nullproto' ? revive(inner) : inner);
  }
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, revive(entry)]));
}

module.exports = { revive };
