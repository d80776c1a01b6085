package all

// Acts is what an engine does with a delivery by itself. What it cannot do is left to others where that sounds right: a whisper is
// made of its voice afterwards (internal/timbre), and doors, telephones and distance are the mix's (internal/effects).
type Acts struct {
	Rate, Pitch bool // pace; pitch of the voice
	Tone        bool // level, range or brightness: a murmur is soft, a shout is bright
	Whisper     bool // without voice
	Song        bool // a melody
	Own         bool // as it was recorded: nothing is added to it
	How         string
}

// acts by the engine's name. An engine that is not here does nothing with a delivery.
var acts = map[string]Acts{
	"kokoro":       {Rate: true, Pitch: true, Tone: true, Whisper: true, Song: true, How: "F0, energy and timing are bent inside the model; stress, asides and trailing off too"},
	"piper":        {Rate: true, How: "pace; F0 and energy are the model's own"},
	"espeak":       {Rate: true, Pitch: true, Tone: true, Whisper: true, How: "rate, pitch, range, level, emphasis"},
	"flite":        {Rate: true, Pitch: true, How: "pace, and the pitch of some voices"},
	"festival":     {Rate: true, Pitch: true, How: "pace, and the pitch of diphone voices"},
	"openai":       {Rate: true, Pitch: true, Tone: true, Whisper: true, How: "the manner and the prose's words as instructions, as well as the model follows them; not tts-1"},
	"elevenlabs":   {Rate: true, Tone: true, Whisper: true, Song: true, How: "audio tags, as well as the voice follows them; models before eleven_v3: pace"},
	"azure":        {Rate: true, Pitch: true, Tone: true, Whisper: true, How: "styles with a degree, where the voice has them; else rate and pitch"},
	"google":       {Rate: true, Pitch: true, Whisper: true, How: "pace, and the pitch of voices before Studio and Chirp; a prompt in words for the voices of a model"},
	"polly":        {Rate: true, Pitch: true, Whisper: true, How: "pace; the standard engine also has pitch, a whisper, a murmur and emphasis"},
	"piper-server": {Rate: true, How: "pace"},
	"wyoming":      {How: "nothing: the protocol has no words for it"},
	"command":      {Rate: true, Pitch: true, How: "{rate} and {pitch} of the voice, as far as the program obeys; no manner"},
	"replay":       {Own: true, How: "as the reader recorded it"},
	"tone":         {Rate: true, Own: true, How: "for tests"},
}

// Acts is what the engine does with a delivery.
func (e Engine) Acts() Acts { return acts[e.Name] }
