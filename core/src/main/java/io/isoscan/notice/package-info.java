/**
 * What is told of an end that no socket took: by e-mail or a webhook, where that was asked for. The
 * addresses are the deployment's; a client chooses the channel alone.
 */
@NullMarked
package io.isoscan.notice;

import org.jspecify.annotations.NullMarked;
