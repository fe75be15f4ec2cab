package io.isoscan.samples;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A pipe's way through the plant: legs joined by elbows, and branches that leave them at tees. */
record PipeRoute(List<Leg> legs, List<Branch> branches) {
    PipeRoute {
        legs = List.copyOf(legs);
        branches = List.copyOf(branches);
    }

    List<Leg> allLegs() {
        return Stream.concat(legs.stream(), branches.stream().map(Branch::leg)).toList();
    }

    List<Point> corners() {
        List<Point> corners = new ArrayList<>();
        corners.add(legs.getFirst().from());
        legs.forEach(leg -> corners.add(leg.to()));
        return corners;
    }

    Area extent() {
        return extent(allLegs());
    }

    static Area extent(List<Leg> legs) {
        double left = Double.MAX_VALUE;
        double bottom = Double.MAX_VALUE;
        double right = -Double.MAX_VALUE;
        double top = -Double.MAX_VALUE;
        for (Leg leg : legs) {
            left = Math.min(left, Math.min(leg.from().x(), leg.to().x()));
            right = Math.max(right, Math.max(leg.from().x(), leg.to().x()));
            bottom = Math.min(bottom, Math.min(leg.from().y(), leg.to().y()));
            top = Math.max(top, Math.max(leg.from().y(), leg.to().y()));
        }
        return new Area(left, bottom, right, top);
    }

    PipeRoute centredOn(Point centre) {
        double right = centre.x() - extent().centre().x();
        double up = centre.y() - extent().centre().y();
        return new PipeRoute(
                legs.stream().map(leg -> leg.moved(right, up)).toList(),
                branches.stream()
                        .map(b -> new Branch(b.parent(), b.at(), b.leg().moved(right, up)))
                        .toList());
    }
}
