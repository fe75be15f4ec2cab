package io.isoscan.samples;

/**
 * One row of the expected answer: this file carries this wanted code, on a label that runs this way
 * and is drawn in this way.
 */
record Expectation(String file, String code, LabelAngle angle, Variant variant) {
    static final String HEADER = "file,code,angle,variant";

    String csv() {
        return Csv.line(file, code, String.valueOf(angle.degrees()), variant.label());
    }
}
