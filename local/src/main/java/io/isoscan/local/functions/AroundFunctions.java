package io.isoscan.local.functions;

/** Stands around the functions of this process, for whoever measures them; a bean, if any. */
public interface AroundFunctions {
    Functions around(Functions functions);
}
