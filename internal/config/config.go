// Package config reads Radioplay's settings: a flag beats RENDER_* in the
// environment, which beats the settings file, which beats the default. It is the
// only importer of viper. Viper folds the case of keys, so nothing a user names
// (a character, a word to pronounce) is ever a key here; that is the cast file's business.
package config

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/pflag"
	"github.com/spf13/viper"
)

// Settings is everything that can be set for a production.
type Settings struct {
	Backend    string  // default engine
	Narrator   string  // voice that narrates; empty: casting's choice
	Series     string  // path of the series file; empty: the one the cast file names
	Format     string  // m4b, mp3, opus, flac, wav
	Output     string  // folder for the episode
	Loudness   float64 // LUFS of the finished episode
	Peak       float64 // ceiling in dBTP
	DropTags   bool    // leave "he said" out of the audio
	Workers    int     // takes recorded at once; 0: as many as the engine can use
	Room       bool    // a small common room and room tone under the voices
	Title      string
	Author     string
	Cover      string
	Gaps       Gaps
	OpenAI     OpenAI
	Azure      Azure
	Google     Google
	Polly      Polly
	ElevenLabs ElevenLabs
	Command    Command
	Piper      Piper
	Wyoming    Wyoming
	Replay     Replay
	LLM        LLM
	Engines    map[string]Engine // how engines may be used, by name
	MaxCost    float64           // US dollars that a run may cost by its estimate; below 0: any
	Fallback   string            // ENGINE/VOICE, parted by commas: who speaks what an engine cannot
	Listen     Listen
	// Given are the settings that are not at their defaults, by key, as text, for Again. Personal ones are not among them.
	Given map[string]string
}

// Gaps are the silences between lines.
type Gaps struct {
	Phrase, Turn, Paragraph, Scene, Heading time.Duration
}

// OpenAI is how an OpenAI-compatible speech server is reached. The key itself is never a setting: KeyEnv names the variable that holds it.
type OpenAI struct {
	BaseURL, Model, KeyEnv, Format string
}

// Azure is a Speech resource of Azure: where it is, and the variable that holds its key.
type Azure struct {
	Region, URL, Format string
	KeyEnv              string `mapstructure:"key_env"`
}

// Google is where Google Cloud Text-to-Speech is asked, the model of its directed voices, and the variable that holds an API key.
type Google struct {
	Endpoint, Model string
	KeyEnv          string `mapstructure:"key_env"`
}

// Polly is how Amazon Polly is asked. Credentials come from Amazon's usual places.
type Polly struct {
	Region, Endpoint, Engine, Format string
	Marks                            bool // ask for the times of words as well
}

// ElevenLabs is how that service speaks, and the variable that holds its key.
type ElevenLabs struct {
	URL, Model, Format           string
	KeyEnv                       string  `mapstructure:"key_env"`
	Stability, Similarity, Style float64 // 0 to 1; -1: the voice's own
	Seed                         int
	Context                      bool // send what is read before and after a line
}

// Command is a program of the user's that speaks.
type Command struct {
	Line     string // as voices/command reads it
	Voices   string // names parted by commas
	Parallel int
	Deadline time.Duration
}

// Piper is where Piper's voices are: in a folder, or with a server of its own.
type Piper struct{ Voices, URL string }

// Wyoming is where a server of that protocol listens: HOST:PORT.
type Wyoming struct{ Address string }

// Replay is a folder of recordings, and ENGINE/VOICE for what is not among them.
type Replay struct{ Folder, Fallback string }

// option is one setting: its key in the file (dots nest), its flag (empty: none), default and help.
type option struct {
	key, flag string
	value     any
	help      string
}

var options = []option{
	{"backend", "backend", "", "speech engine for roles without one of their own (default kokoro, else espeak-ng)"},
	{"fallback", "fallback", "", "ENGINE/VOICE, more parted by commas: who speaks the lines that an engine fails to"},
	{"max_cost", "max-cost", -1.0, "US dollars that recording may cost by the estimate; more is refused (-1: any)"},
	{"narrator", "narrator", "", "voice that narrates, whoever tells the story (default: who tells it, else the clearest voice)"},
	{"series", "series", "", "series file: people keep their voice from book to book (default: the one the cast file names)"},
	{"format", "format", "m4b", "m4b, mp3, opus, flac or wav"},
	{"output", "output", "output", "folder the episode is written to"},
	{"loudness", "loudness", -16.0, "integrated loudness of the episode in LUFS"},
	{"peak", "peak", -1.0, "true-peak ceiling in dBTP"},
	{"drop_tags", "drop-tags", false, `leave pure tags ("he said") out of the audio`},
	{"workers", "workers", 0, "takes recorded at once (0: what the engine can use)"},
	{"room", "room", true, "put the voices in one small room, with room tone under the gaps"},
	{"title", "title", "", "title of the episode (default: from the prose)"},
	{"author", "author", "", "author named in the file"},
	{"cover", "cover", "", "cover picture (JPEG or PNG) for m4b and mp3"},
	{"gaps.phrase", "gap-phrase", 150 * time.Millisecond, "gap inside a sentence, between a quotation and its tag"},
	{"gaps.turn", "gap-turn", 350 * time.Millisecond, "gap between sentences and turns of one paragraph"},
	{"gaps.paragraph", "gap-paragraph", 550 * time.Millisecond, "gap between paragraphs"},
	{"gaps.scene", "gap-scene", 1600 * time.Millisecond, "gap at a scene break"},
	{"gaps.heading", "gap-heading", 1200 * time.Millisecond, "gap around headings"},
	{"openai.base_url", "openai-url", "", "base URL of an OpenAI-compatible speech server"},
	{"openai.model", "openai-model", "", "model to ask that server for"},
	{"openai.key_env", "openai-key-env", "OPENAI_API_KEY", "environment variable that holds its key"},
	{"openai.format", "openai-format", "", "audio format to ask it for: mp3, wav or pcm"},
	{"elevenlabs.model", "elevenlabs-model", "", "model to ask ElevenLabs for (default eleven_v3); its key comes from the environment"},
	{"elevenlabs.url", "", "", "its address, if not its own"},
	{"elevenlabs.key_env", "", "ELEVENLABS_API_KEY", "environment variable that holds its key"},
	{"elevenlabs.format", "", "", "audio format to ask it for"},
	{"elevenlabs.stability", "", -1.0, "0 to 1: how little it varies; -1: the voice's own"},
	{"elevenlabs.similarity", "", -1.0, "0 to 1: how near it keeps to the voice; -1: the voice's own"},
	{"elevenlabs.style", "", -1.0, "0 to 1: how much it exaggerates the voice's style; -1: the voice's own"},
	{"elevenlabs.seed", "", 0, "another one gives other takes"},
	{"elevenlabs.context", "", true, "send it what is read before and after a line, where the model takes that"},
	{"azure.region", "azure-region", "", "region of an Azure Speech resource, such as westeurope; its key comes from the environment"},
	{"azure.url", "", "", "its address, instead of a region"},
	{"azure.key_env", "", "AZURE_SPEECH_KEY", "environment variable that holds its key"},
	{"azure.format", "", "", "audio format to ask it for"},
	{"google.model", "google-model", "", "model of Google's voices that are directed in words, such as gemini-2.5-flash-tts"},
	{"google.endpoint", "", "", "address of Google Cloud Text-to-Speech, if not its own: a region's, such as https://eu-texttospeech.googleapis.com"},
	{"google.key_env", "", "GOOGLE_TTS_API_KEY", "environment variable that holds an API key for it; without one, Google's usual credentials are looked for"},
	{"polly.region", "polly-region", "", "region of Amazon Polly, such as eu-central-1 (default: AWS_REGION, or the profile's); credentials come from Amazon's usual places"},
	{"polly.engine", "polly-engine", "", "neural, generative, standard or long-form (default: the first of these that a voice has)"},
	{"polly.endpoint", "", "", "its address, if not the region's"},
	{"polly.format", "", "", "audio format to ask it for: mp3 (24 kHz) or pcm (16 kHz)"},
	{"polly.marks", "", true, "ask it for the times of words too, which costs as much again"},
	{"piper.voices", "piper-voices", "", "folder of Piper voices: NAME.onnx, each with its NAME.onnx.json"},
	{"piper.url", "piper-url", "", "address of a Piper HTTP server, for the engine piper-server"},
	{"wyoming.address", "wyoming-address", "", "HOST:PORT of a Wyoming server of text to speech"},
	{"replay.folder", "replay-folder", "", "folder of recordings by people (see docs/voices.md)"},
	{"replay.fallback", "replay-fallback", "", "ENGINE/VOICE that speaks the lines that were not recorded"},
	{"command.line", "command", "", "program that speaks, with its arguments; {text} {voice} {rate} {out} are filled in (see docs/voices.md)"},
	{"command.voices", "command-voices", "", "voices that program has: ann=F,bob=M"},
	{"command.parallel", "command-parallel", 1, "how many of it may run at once"},
	{"command.deadline", "command-deadline", 5 * time.Minute, "longest wait for one line"},
	{"llm.url", "llm", "", "base URL of an OpenAI-compatible chat server, asked who speaks the doubtful lines (see docs/attribution.md)"},
	{"llm.model", "llm-model", "", "model to ask that server for"},
	{"llm.key_env", "", "OPENAI_API_KEY", "environment variable that holds its key"},
	{"llm.below", "llm-below", 0.9, "ask about lines less certain than this, 0 to 1"},
	{"llm.deadline", "", 2 * time.Minute, "longest wait for one answer"},
	{"llm.parallel", "", 2, "how many requests at once"},
	{"llm.price_in", "llm-price-in", 0.0, "price of a million tokens sent, to have the cost told"},
	{"llm.price_out", "llm-price-out", 0.0, "price of a million tokens answered"},
	{"listen.url", "listen-url", "", "base URL of an OpenAI-compatible transcription server, for 'render check --listen' (see docs/checking.md)"},
	{"listen.model", "listen-model", "", "model to ask that server for"},
	{"listen.key_env", "", "OPENAI_API_KEY", "environment variable that holds its key"},
	{"listen.deadline", "", 2 * time.Minute, "longest wait for one line"},
	{"listen.parallel", "", 2, "how many lines at once"},
	{"listen.tolerance", "listen-tolerance", 0.1, "share of a line's words that may be heard otherwise"},
	{"listen.retakes", "retakes", 4, "with --retake: most retakes of one line"},
	{"listen.price", "", 0.0, "price of a minute of audio, to have the cost told"},
}

// FileName is the settings file looked for in the current folder, then in the user's configuration folder under radioplay/.
const FileName = "render.yaml"

// isSetting marks the flags of settings: a command may have others of the same name.
const isSetting = "setting"

// AddFlags defines the flags of a production's settings. Those of one engine that are seldom set have none.
func AddFlags(fs *pflag.FlagSet) {
	addFlags(fs, func(key string) bool { return !strings.HasPrefix(key, listening) })
}

// AddFlagsOf defines flags for the settings whose keys begin with prefix.
func AddFlagsOf(fs *pflag.FlagSet, prefix string) {
	addFlags(fs, func(key string) bool { return strings.HasPrefix(key, prefix) })
}

func addFlags(fs *pflag.FlagSet, wanted func(key string) bool) {
	for _, o := range options {
		if o.flag == "" || !wanted(o.key) {
			continue
		}
		switch v := o.value.(type) {
		case string:
			fs.String(o.flag, v, o.help)
		case bool:
			fs.Bool(o.flag, v, o.help)
		case int:
			fs.Int(o.flag, v, o.help)
		case float64:
			fs.Float64(o.flag, v, o.help)
		case time.Duration:
			fs.Duration(o.flag, v, o.help)
		}
		_ = fs.SetAnnotation(o.flag, isSetting, nil)
	}
}

// Load reads the settings. file may be empty: then FileName is used where there
// is one. Unknown keys, values of the wrong type and impossible values are errors that name key and file.
func Load(fs *pflag.FlagSet, file string) (Settings, error) { return read(fs, file, nil) }

func read(fs *pflag.FlagSet, file string, before map[string]string) (Settings, error) {
	v := viper.New()
	v.SetEnvPrefix("RENDER")
	v.SetEnvKeyReplacer(strings.NewReplacer(".", "_"))
	for _, o := range options {
		v.SetDefault(o.key, o.value)
		if err := v.BindEnv(o.key); err != nil {
			return Settings{}, err
		}
		if f := fs.Lookup(o.flag); f != nil && marked(f) {
			if err := v.BindPFlag(o.key, f); err != nil {
				return Settings{}, err
			}
		}
	}
	path, err := findFile(file)
	if err != nil {
		return Settings{}, err
	}
	if path != "" {
		v.SetConfigFile(path)
		if err := v.ReadInConfig(); err != nil {
			return Settings{}, fmt.Errorf("settings file %s: %w", path, err)
		}
		if err := knownKeys(v, path); err != nil {
			return Settings{}, err
		}
	}
	if before != nil {
		again(v, fs, before)
	}
	return settings(v, path)
}

func marked(f *pflag.Flag) bool {
	_, ok := f.Annotations[isSetting]
	return ok
}

func findFile(file string) (string, error) {
	if file != "" {
		if _, err := os.Stat(file); err != nil {
			return "", fmt.Errorf("settings file: %w", err)
		}
		return file, nil
	}
	places := []string{FileName}
	if d, err := os.UserConfigDir(); err == nil {
		places = append(places, filepath.Join(d, "radioplay", FileName))
	}
	for _, p := range places {
		_, err := os.Stat(p)
		if err == nil {
			return p, nil
		}
		if !errors.Is(err, os.ErrNotExist) {
			return "", fmt.Errorf("settings file: %w", err)
		}
	}
	return "", nil
}

func knownKeys(v *viper.Viper, path string) error {
	var unknown []string
	for _, k := range v.AllKeys() {
		if !slices.ContainsFunc(options, func(o option) bool { return o.key == k }) && !engineKey(k) {
			unknown = append(unknown, k)
		}
	}
	if len(unknown) == 0 {
		return nil
	}
	slices.Sort(unknown)
	known := make([]string, len(options))
	for i, o := range options {
		known[i] = o.key
	}
	known = append(known, "engines.NAME."+strings.Join(engineKeys, ", engines.NAME."))
	return fmt.Errorf("settings file %s: unknown setting %q; the settings are %s",
		path, strings.Join(unknown, `", "`), strings.Join(known, ", "))
}

// settings reads every value strictly: viper's getters turn what they cannot read into zero.
func settings(v *viper.Viper, path string) (Settings, error) {
	var s Settings
	raw := struct {
		Backend, Narrator, Series, Format, Output, Title, Author, Cover string
		Loudness, Peak                                                  float64
		DropTags                                                        bool `mapstructure:"drop_tags"`
		Workers                                                         int
		Room                                                            bool
		Gaps                                                            Gaps
		OpenAI                                                          struct {
			BaseURL string `mapstructure:"base_url"`
			Model   string
			KeyEnv  string `mapstructure:"key_env"`
			Format  string
		}
		Azure      Azure
		Google     Google
		Polly      Polly
		ElevenLabs ElevenLabs
		Command    Command
		Piper      Piper
		Wyoming    Wyoming
		Replay     Replay
		LLM        LLM
		Engines    map[string]Engine
		MaxCost    float64 `mapstructure:"max_cost"`
		Fallback   string
		Listen     Listen
	}{}
	if err := v.Unmarshal(&raw); err != nil {
		where := "settings"
		if path != "" {
			where = "settings (" + path + ", RENDER_* or a flag)"
		}
		return s, fmt.Errorf("%s: %w", where, err)
	}
	s = Settings{
		Backend: raw.Backend, Narrator: raw.Narrator, Series: raw.Series, Format: strings.ToLower(raw.Format), Output: raw.Output,
		Loudness: raw.Loudness, Peak: raw.Peak, DropTags: raw.DropTags, Workers: raw.Workers, Room: raw.Room,
		Title: raw.Title, Author: raw.Author, Cover: raw.Cover, Gaps: raw.Gaps, OpenAI: OpenAI(raw.OpenAI), Azure: raw.Azure, Google: raw.Google, Polly: raw.Polly, ElevenLabs: raw.ElevenLabs, Command: raw.Command, Piper: raw.Piper, Wyoming: raw.Wyoming, Replay: raw.Replay, LLM: raw.LLM,
		Engines: raw.Engines, MaxCost: raw.MaxCost, Fallback: raw.Fallback, Listen: raw.Listen, Given: given(v),
	}
	return s, errors.Join(s.check(), checkSecrets(v))
}

func (s Settings) check() error {
	switch {
	case s.Loudness > -5 || s.Loudness < -40:
		return fmt.Errorf("loudness %g LUFS is outside -40 to -5; podcasts use -16, broadcasting -23", s.Loudness)
	case s.Peak > 0 || s.Peak < -12:
		return fmt.Errorf("peak %g dBTP is outside -12 to 0; -1 is usual", s.Peak)
	case s.Command.Parallel < 1 || s.Command.Deadline <= 0:
		return fmt.Errorf("command.parallel %d and command.deadline %v: both have to be above 0", s.Command.Parallel, s.Command.Deadline)
	case !setting(s.ElevenLabs.Stability) || !setting(s.ElevenLabs.Similarity) || !setting(s.ElevenLabs.Style):
		return fmt.Errorf("elevenlabs.stability %g, similarity %g and style %g: each has to be 0 to 1, or -1 for the voice's own", s.ElevenLabs.Stability, s.ElevenLabs.Similarity, s.ElevenLabs.Style)
	case s.Workers < 0:
		return fmt.Errorf("workers %d: it cannot be negative; 0 chooses by itself", s.Workers)
	}
	for name, e := range s.Engines {
		if err := e.check(name); err != nil {
			return err
		}
	}
	for name, d := range map[string]time.Duration{"phrase": s.Gaps.Phrase, "turn": s.Gaps.Turn,
		"paragraph": s.Gaps.Paragraph, "scene": s.Gaps.Scene, "heading": s.Gaps.Heading} {
		if d < 0 || d > time.Minute {
			return fmt.Errorf("gaps.%s %v is outside 0s to 1m", name, d)
		}
	}
	return errors.Join(s.LLM.check(), s.Listen.check())
}

// setting reports whether x is one of ElevenLabs' voice settings.
func setting(x float64) bool { return x == -1 || x >= 0 && x <= 1 }
