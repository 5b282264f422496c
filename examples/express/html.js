'use strict';

/** Text that is HTML already. Everything else is escaped when it is put into a template. */
class Html {
  constructor(text) {
    this.text = text;
  }

  toString() {
    return this.text;
  }
}

/**
 * A template literal whose inserted values are escaped, wherever they come from. Nested `html` values stay as they
 * are, lists are joined, and `undefined`, `null` and `false` leave nothing.
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
