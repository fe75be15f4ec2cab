package io.isoscan.samples;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A place in the plant, in millimetres: east, north and elevation. */
record Coordinates(int east, int north, int elevation) {
    Coordinates after(Leg leg) {
        int way = leg.trueLength();
        return switch (leg.heading()) {
            case NORTH -> new Coordinates(east, north + way, elevation);
            case SOUTH -> new Coordinates(east, north - way, elevation);
            case EAST -> new Coordinates(east + way, north, elevation);
            case WEST -> new Coordinates(east - way, north, elevation);
            case UP -> new Coordinates(east, north, elevation + way);
            case DOWN -> new Coordinates(east, north, elevation - way);
        };
    }

    /** The coordinates of a route's beginning, of its corners and of its end. */
    static List<Coordinates> along(PipeRoute route, Coordinates start) {
        List<Coordinates> corners = new ArrayList<>(List.of(start));
        route.legs().forEach(leg -> corners.add(corners.getLast().after(leg)));
        return corners;
    }

    List<String> lines() {
        return List.of("E " + east, "N " + north, level());
    }

    String level() {
        return String.format(Locale.ROOT, "EL +%d", elevation);
    }
}
