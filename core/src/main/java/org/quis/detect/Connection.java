package org.quis.detect;

/// How an account was connected when it looked: fingerprints of the device, the address and the session.
///
/// 0 where the log does not say.
public record Connection(int device, int address, int session) {
    /// Where the user sat: the device where it is known, else the address it came from.
    public int place() {
        return device != 0 ? device : address;
    }
}
