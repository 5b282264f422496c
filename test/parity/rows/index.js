'use strict'; module.exports = [];
