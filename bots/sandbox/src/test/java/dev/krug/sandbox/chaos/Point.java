package dev.krug.sandbox.chaos;

/**
 * Where a process ends.
 *
 * @param moment on which side of what
 * @param mark a piece of the statement that is meant, or the Telegram id or the duel that a transaction is about
 * @param count the how manieth time, or the how manieth statement of the transaction
 */
record Point(Moment moment, String mark, int count) {

    enum Moment {
        BEFORE_STATEMENT,
        AFTER_STATEMENT,
        /** After a statement that answered rows: a claim that got something. */
        AFTER_ROWS,
        BEFORE_COMMIT,
        AFTER_COMMIT,
        /** After so many statements of the transaction about the person or the duel. */
        WITHIN_TRANSACTION
    }

    static Point read(String line) {
        var words = line.split(" ", 3);
        return new Point(Moment.valueOf(words[0]), words[2], Integer.parseInt(words[1]));
    }

    String written() {
        return moment + " " + count + " " + mark;
    }
}
