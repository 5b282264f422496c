'use strict';

/** A string that is HTML. All other values are escaped when they are inserted into a template. */
class Html {
  constructor(text) {
    this.text = text;
  }

  toString() {
    return this.text;
  }
}

/**
 * A template tag that escapes the inserted values. Nested `html` values are inserted unchanged, arrays are joined, and
 * `undefined`, `null` and `false` are omitted.
 *
 * @returns {Html}
 */
function html(strings, ...values) {
  return new Html(strings.reduce((text, string, index) => text + render(values[index - 1]) + string));
}

module.exports = { html };

const entities = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function render(value) {
  if (value instanceof Html) {
    return value.text;
  }
  if (Array.isArray(value)) {
    return value.map(render).join('');
  }
  if (value == null || value === false) {
    return '';
  }
  return String(value).replace(/[&<>"']/g, (character) => entities[character]);
}
