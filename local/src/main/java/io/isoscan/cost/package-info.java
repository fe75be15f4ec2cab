/**
 * What a run costs on AWS: the calls that the code makes, as a model that measured runs verify,
 * times list prices. Knows no service and starts none.
 */
@NullMarked
package io.isoscan.cost;

import org.jspecify.annotations.NullMarked;
