package config

import "time"

// Settings is everything that can be set for a production.
type Settings struct {
	Backend    string  // default engine
	Narrator   string  // voice that narrates; empty: casting's choice
	Series     string  // path of the series file; empty: the one the cast file names
	Format     string  // m4b, mp3, opus, flac, wav
	Output     string  // folder for the episode
	Loudness   float64 // LUFS of the finished episode
	Peak       float64 // ceiling in dBTP
	DropTags   bool    `mapstructure:"drop_tags"` // leave "he said" out of the audio
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
	MaxCost    float64           `mapstructure:"max_cost"` // US dollars that a run may cost by its estimate; below 0: any
	Fallback   string            // ENGINE/VOICE, parted by commas: who speaks what an engine cannot
	Listen     Listen
	// Given are the settings that are not at their defaults, by key, as text, for Again. Personal ones are not among them.
	Given map[string]string `mapstructure:"-"`
}

// Gaps are the silences between lines.
type Gaps struct {
	Phrase, Turn, Paragraph, Scene, Heading time.Duration
}

// OpenAI is how an OpenAI-compatible speech server is reached. The key itself is never a setting: KeyEnv names the variable that holds it.
type OpenAI struct {
	BaseURL       string `mapstructure:"base_url"`
	KeyEnv        string `mapstructure:"key_env"`
	Model, Format string
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
