package dev.krug.exports;

import java.io.OutputStream;
import java.util.Arrays;
import java.util.function.Consumer;

/** Cuts what is written into pieces of the same size, the last one apart, and hands each over as soon as it is full. */
final class Pieces extends OutputStream {

    static final int BYTES = 256 * 1024;

    private final Consumer<byte[]> keeper;
    private final byte[] buffer = new byte[BYTES];
    private int filled;
    private long total;

    Pieces(Consumer<byte[]> keeper) {
        this.keeper = keeper;
    }

    @Override
    public void write(int octet) {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        int done = 0;
        while (done < length) {
            int taken = Math.min(length - done, BYTES - filled);
            System.arraycopy(bytes, from + done, buffer, filled, taken);
            filled += taken;
            done += taken;
            if (filled == BYTES) {
                handOver();
            }
        }
        total += length;
    }

    @Override
    public void close() {
        if (filled > 0) {
            handOver();
        }
    }

    long totalBytes() {
        return total;
    }

    private void handOver() {
        keeper.accept(Arrays.copyOf(buffer, filled));
        filled = 0;
    }
}
