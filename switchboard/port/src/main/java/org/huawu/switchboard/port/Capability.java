package org.huawu.switchboard.port;

/** What a switchboard may declare that it can do. Answering, ringing and hanging up every switchboard can. */
public enum Capability {
    /** Plays prompts: {@link Order.Play}, {@link Order.StopPlaying}. */
    PROMPTS,
    /** Plays music without end: {@link Order.StartMusic}, {@link Order.StopMusic}. */
    MUSIC,
    /** Reports keys, and presses them: {@link Fact.DigitReceived}, {@link Order.PressKeys}. */
    DIGITS,
    /** Records in stereo: {@link Order.StartRecording}, {@link Order.MaskRecording}, {@link Order.StopRecording}. */
    RECORDING,
    /** Joins two channels: {@link Order.Bridge}, {@link Order.Unbridge}. */
    BRIDGES,
    /** Takes further channels into a bridge, to talk, listen or whisper: {@link Order.Join}, {@link Order.ChangePart}, {@link Order.Leave}. */
    CONFERENCES,
    /** Calls out through trunks: {@link Order.Dial}, {@link Fact.ChannelRinging}, {@link Fact.EarlyMediaBegan}. */
    CALLS_OUT,
    /** Takes the audio of seats: {@link Fact.SeatAudioConnected}, {@link Fact.SeatAudioLost}. */
    SEAT_AUDIO
}
