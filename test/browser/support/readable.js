'use strict';

/** @import { Page } from 'playwright-core' */

/**
 * What makes a page hard to use: controls without a name, text with little contrast, and content that is wider than the
 * page. An empty array if all is well.
 *
 * @param {Page} page
 * @returns {Promise<string[]>}
 */
function faultsOf(page) {
  return page.evaluate(() => {
    const { document, getComputedStyle, Node } = window;

    /** WCAG 2.2, success criterion 1.4.3. */
    const CONTRAST = 4.5;
    /** For large or bold text. */
    const CONTRAST_OF_LARGE_TEXT = 3;

    const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });

    /** The color as red, green, blue and alpha. */
    const rgba = (/** @type {string} */ color) => {
      if (!canvas) {
        throw new Error('there is no canvas');
      }
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = color;
      canvas.fillRect(0, 0, 1, 1);
      return [...canvas.getImageData(0, 0, 1, 1).data];
    };

    const luminance = (/** @type {number[]} */ color) => {
      const [red, green, blue] = color.map((value) => {
        const part = value / 255;
        return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };

    /** The first opaque background of an element or its parents. */
    const background = (/** @type {any} */ element) => {
      for (let one = element; one; one = one.parentElement) {
        const color = getComputedStyle(one).backgroundColor;
        if (rgba(color)[3] === 255) {
          return color;
        }
      }
      return 'white';
    };

    const isShown = (/** @type {any} */ element) =>
      element.checkVisibility({ visibilityProperty: true }) && !element.closest('.hidden, .skip, option');

    const faults = [];
    for (const element of document.querySelectorAll('body *')) {
      const text = [...element.childNodes].some(
        (/** @type {any} */ { nodeType, data }) => nodeType === Node.TEXT_NODE && data.trim(),
      );
      if (text && isShown(element)) {
        const { color, fontSize, fontWeight } = getComputedStyle(element);
        const shades = [luminance(rgba(color)), luminance(rgba(background(element)))].sort((a, b) => b - a);
        const contrast = (shades[0] + 0.05) / (shades[1] + 0.05);
        const size = parseFloat(fontSize);
        const isLarge = size >= 24 || (size >= 18.66 && Number(fontWeight) >= 700);
        if (contrast < (isLarge ? CONTRAST_OF_LARGE_TEXT : CONTRAST)) {
          faults.push(`the contrast of ${JSON.stringify(element.textContent?.trim())} is ${contrast.toFixed(2)}`);
        }
      }
    }
    for (const control of document.querySelectorAll('a, button, input:not([type=hidden]), select, summary')) {
      const labels = 'labels' in control ? [...(control.labels ?? [])] : [];
      const texts = [control, ...labels].map((one) => one.textContent?.trim());
      if (!texts.some(Boolean) && !control.getAttribute('aria-label')) {
        faults.push(`${control.outerHTML} has no name`);
      }
    }
    if (document.querySelectorAll('h1').length !== 1 || document.querySelectorAll('main').length !== 1) {
      faults.push('there is not one heading and one main element');
    }
    const excess = document.documentElement.scrollWidth - document.documentElement.clientWidth;
    if (excess > 0) {
      faults.push(`the content is ${excess} pixels wider than the page`);
    }
    return faults;
  });
}

module.exports = { faultsOf };
