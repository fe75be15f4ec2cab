package io.isoscan.samples;

import java.util.List;

/** A row of the bill of materials: an item that the whole line is made of. */
record Material(String description, String code, String quantity, List<Fitting> where) {
    Material {
        where = List.copyOf(where);
    }
}
