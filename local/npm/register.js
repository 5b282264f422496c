'use strict';

const { leadToClerkLocal } = require('./lib/testing/redirect');

leadToClerkLocal();
