package io.isoscan.samples;

/**
 * What looks near a wanted code that stands nowhere in its file, and must not be reported.
 *
 * @param token as it stands; where labels stand apart, a space is between them
 * @param near the wanted code
 * @param why what keeps the token from being the code, in kebab case
 */
record Trap(String token, String near, String why) {
    static final String HEADER = "file,token,near,why";

    String csv(String file) {
        return Csv.line(file, token, near, why);
    }
}
