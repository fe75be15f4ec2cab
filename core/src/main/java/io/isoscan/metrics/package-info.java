/** What the functions measure of their own work, for alarms and dashboards. */
@NullMarked
package io.isoscan.metrics;

import org.jspecify.annotations.NullMarked;
