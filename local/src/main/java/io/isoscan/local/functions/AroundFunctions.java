package io.isoscan.local.functions;

/** Stands around the functions of this process, for whoever measures them; any number of beans. */
public interface AroundFunctions {
    Functions around(Functions functions);
}
