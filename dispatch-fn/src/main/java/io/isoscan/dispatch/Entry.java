package io.isoscan.dispatch;

import java.util.Base64;

/**
 * One file that stands in the start message itself.
 *
 * @param name the file's path as the user knows it
 * @param link where the user can see it; empty when nowhere
 */
record Entry(String name, Content content, String link) {

    /** What the file holds. */
    sealed interface Content {
        /** Text, which travels in the task itself. */
        record Text(String text) implements Content {}

        /**
         * Any document, which goes to storage; its base64, which may have line breaks, has been
         * checked.
         */
        record Document(String base64) implements Content {
            byte[] bytes() {
                return Base64.getDecoder().decode(base64.replaceAll("\\s", ""));
            }
        }
    }
}
