package org.quis.simulate;

/// How one episode came about, told as accesses.
interface Story {
    void tell(Stage stage, Episode episode);
}
