// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.installation;

/** What a finding is about, in the order of the text. */
public enum Topic {
    /** Java and the operating system. */
    SYSTEM("Java and system"),
    /** ImageJ or Fiji. */
    APPLICATION("ImageJ"),
    /** The folder that the engine's libraries are unpacked to. */
    CACHE("Cache folder"),
    /** The jars that the suite shares with other plug-ins. */
    LIBRARIES("Jars"),
    /** Whether anything may be fetched from the internet. */
    NETWORK("Internet"),
    /** Deep Java Library and PyTorch. */
    ENGINE("Engine"),
    /** CPU and GPUs. */
    DEVICES("Devices"),
    /** How fast they compute. */
    SPEED("Speed");

    private final String title;

    Topic(String title) {
        this.title = title;
    }

    /** The words for people. */
    public String title() {
        return title;
    }
}
