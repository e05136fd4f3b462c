package dev.rebote.james;

/** Why a failed mail gets no notice. */
enum Withheld {
    NO_SENDER("it has no sender"),
    NOT_A_FAILURE("it tells of no failure"),
    AUTOMATIC("it was sent by a program"),
    LIST("it came through a list or in bulk"),
    NOT_ASKED("its sender asked for no notice");

    private final String because;

    Withheld(String because) {
        this.because = because;
    }

    String because() {
        return because;
    }
}
