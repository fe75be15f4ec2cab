/**
 * What template.yaml says, read for this machine: the one place where names, queues, routes and
 * functions are fixed, for AWS and for here.
 */
@NullMarked
package io.isoscan.local.template;

import org.jspecify.annotations.NullMarked;
