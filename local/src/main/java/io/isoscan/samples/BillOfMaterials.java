package io.isoscan.samples;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What the line is made of: the table in the upper right corner, whose item numbers stand beside
 * the parts.
 */
final class BillOfMaterials {
    private static final List<Double> WIDTHS = List.of(8.0, 58.0, 10.0, 22.0, 12.0);

    private final LineNumber line;
    private final PipeRoute route;
    private final List<Fitting> fittings;
    private final List<Material> fabrication = new ArrayList<>();
    private final List<Material> erection = new ArrayList<>();

    BillOfMaterials(LineNumber line, PipeRoute route, List<Fitting> fittings) {
        this.line = line;
        this.route = route;
        this.fittings = fittings;
        fabrication();
        erection();
    }

    private void fabrication() {
        double metres = route.allLegs().stream().mapToInt(Leg::trueLength).sum() / 1000.0;
        String pipe = Math.round(metres * 10) / 10.0 + " M";
        fabrication.add(
                new Material(
                        "PIPE, SMLS, BE, ASTM A106 GR.B, B36.10", code("PP"), pipe, List.of()));
        add(fabrication, "ELBOW 90 DEG LR, BW, A234 WPB, B16.9", "EL", 1, FittingKind.ELBOW);
        add(fabrication, "TEE EQUAL, BW, A234 WPB, B16.9", "TE", 1, FittingKind.TEE);
        add(fabrication, "FLANGE WN, RF, CL150, A105, B16.5", "FW", 2, FittingKind.FLANGES);
        add(fabrication, "SLEEVE FOR FLOOR OR WALL, A53 GR.B", "SL", 1, FittingKind.HOLE);
    }

    private void erection() {
        add(erection, "GATE VALVE, RF, CL150, A216 WCB, API 600", "VG", 1, FittingKind.GATE_VALVE);
        add(
                erection,
                "GLOBE VALVE, RF, CL150, A216 WCB, BS 1873",
                "VL",
                1,
                FittingKind.GLOBE_VALVE);
        add(erection, "BALL VALVE, RF, CL150, A216 WCB, API 6D", "VB", 1, FittingKind.BALL_VALVE);
        add(
                erection,
                "CHECK VALVE, RF, CL150, A216 WCB, BS 1868",
                "VC",
                1,
                FittingKind.CHECK_VALVE);
        add(erection, "FLANGE BLIND, RF, CL150, A105, B16.5", "FB", 1, FittingKind.BLIND_FLANGE);
        int joints = (int) fittings.stream().filter(f -> f.kind().isValve()).count() * 2 + 3;
        erection.add(
                new Material(
                        "GASKET SPIRAL WOUND, CL150, 4.5 MM, B16.20",
                        code("GS"),
                        joints + "",
                        List.of()));
        erection.add(
                new Material(
                        "STUD BOLT WITH 2 NUTS, A193 B7 / A194 2H",
                        code("BS"),
                        joints * 8 + "",
                        List.of()));
        add(erection, "PIPE SUPPORT, SHOE OR GUIDE, A36", "PS", 1, FittingKind.SUPPORT);
    }

    private void add(
            List<Material> list, String description, String group, int each, FittingKind... kinds) {
        List<Fitting> where =
                fittings.stream().filter(f -> Arrays.asList(kinds).contains(f.kind())).toList();
        if (!where.isEmpty()) {
            list.add(
                    new Material(
                            description, code(group), String.valueOf(where.size() * each), where));
        }
    }

    private String code(String group) {
        return "%s%s%02d".formatted(group, line.pipingClass(), line.size());
    }

    /** The rows in the order of their item numbers, which count from 1. */
    List<Material> items() {
        List<Material> items = new ArrayList<>(fabrication);
        items.addAll(erection);
        return items;
    }

    /** Draws the table and gives its lower edge. */
    double draw(Plot plot) {
        Point corner = new Point(Sheet.COLUMN.left(), Sheet.COLUMN.top());
        Table table = new Table(plot, corner, WIDTHS, 4.6, 2.1);
        table.heading("BILL OF MATERIALS");
        table.row(List.of("ITEM", "DESCRIPTION", "N.S.", "CODE", "QTY"));
        table.heading("FABRICATION");
        rows(table, fabrication, 1);
        table.heading("ERECTION");
        rows(table, erection, fabrication.size() + 1);
        return table.bottom();
    }

    private void rows(Table table, List<Material> materials, int first) {
        for (int i = 0; i < materials.size(); i++) {
            Material material = materials.get(i);
            table.row(
                    List.of(
                            String.valueOf(first + i),
                            material.description(),
                            line.size() + "\"",
                            material.code(),
                            material.quantity()));
        }
    }
}
