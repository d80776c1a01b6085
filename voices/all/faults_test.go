package all

import (
	"encoding/json"
	"fmt"
	"net/http"
	"testing"
	"time"

	"radioplay/voices"
	"radioplay/voices/azure"
	"radioplay/voices/elevenlabs"
	"radioplay/voices/google"
	"radioplay/voices/openai"
	"radioplay/voices/polly"
	"radioplay/voices/voicetest"
)

// secret is the key of every engine that wants one.
const secret = "sk-very-secret"

// remotes are the engines that ask somebody, each with a server that answers rightly. A new engine is one more.
var remotes = map[string]struct {
	settings func(address string) Settings
	voice    string
	serve    func(t *testing.T, f *voicetest.Failing) string
	other    map[string]voicetest.Fault
	// key is the variable that holds its key, and yaml what the settings file says for a server at ADDRESS; empty: it has none.
	key, yaml string
}{
	"openai": {
		settings: func(a string) Settings { return Settings{OpenAI: openai.Options{BaseURL: a + "/v1", Key: secret}} },
		voice:    "nova",
		key:      "OPENAI_API_KEY", yaml: "openai: {base_url: ADDRESS/v1}",
		serve: voicetest.HTTP(func(w http.ResponseWriter, _ *http.Request, recording []byte) { _, _ = w.Write(recording) }),
		other: map[string]voicetest.Fault{voicetest.Rate: {Calls: voicetest.Bought, Want: "paid for"}}, // it may give any rate
	},
	"elevenlabs": {
		settings: func(a string) Settings {
			return Settings{ElevenLabs: elevenlabs.Options{URL: a, Key: secret, Format: "wav_24000"}}
		},
		voice: "Rachel",
		key:   "ELEVENLABS_API_KEY", yaml: "elevenlabs: {url: ADDRESS, format: wav_24000}",
		serve: voicetest.HTTP(func(w http.ResponseWriter, _ *http.Request, recording []byte) {
			if recording == nil {
				fmt.Fprint(w, `{"voices":[{"voice_id":"21m00Tcm4TlvDq8ikWAM","name":"Rachel","labels":{"language":"en"}}],"has_more":false}`)
				return
			}
			_ = json.NewEncoder(w).Encode(map[string]any{"audio_base64": recording, "alignment": nil})
		}),
		other: map[string]voicetest.Fault{voicetest.Refused: {Want: "nobody answers"}},
	},
	"azure": {
		settings: func(a string) Settings { return Settings{Azure: azure.Options{URL: a, Key: secret}} },
		voice:    "en-US-GuyNeural",
		key:      "AZURE_SPEECH_KEY", yaml: "azure: {url: ADDRESS}",
		serve: voicetest.HTTP(func(w http.ResponseWriter, _ *http.Request, recording []byte) {
			if recording == nil {
				fmt.Fprint(w, `[{"ShortName":"en-US-GuyNeural","Gender":"Male","Locale":"en-US","VoiceType":"Neural","Status":"GA"}]`)
			}
			_, _ = w.Write(recording)
		}),
		other: map[string]voicetest.Fault{voicetest.Refused: {Want: "nobody answers"}},
	},
	"google": {
		settings: func(a string) Settings { return Settings{Google: google.Options{Endpoint: a}} },
		voice:    "en-GB-Neural2-B",
		key:      "GOOGLE_TTS_API_KEY", yaml: "google: {endpoint: ADDRESS}",
		serve: serveGoogle,
		other: map[string]voicetest.Fault{ // gRPC has no numbers for what it refuses, and words of its own for a connection that ends
			voicetest.Broken: {Calls: voicetest.Tries, Want: "Internal: oops"}, voicetest.Key: {Calls: 1, Want: "GOOGLE_APPLICATION_CREDENTIALS"},
			voicetest.Cut: {Calls: voicetest.Tries, Want: "Unavailable"},
		},
	},
	"polly": {
		settings: func(a string) Settings {
			return Settings{Polly: polly.Options{Endpoint: a, Region: "eu-central-1", NoMarks: true}}
		},
		voice: "Joanna",
		key:   "AWS_SECRET_ACCESS_KEY", yaml: "polly: {endpoint: ADDRESS, region: eu-central-1, marks: false}",
		serve: voicetest.HTTP(func(w http.ResponseWriter, _ *http.Request, recording []byte) {
			if recording == nil {
				fmt.Fprint(w, `{"Voices":[{"Gender":"Female","Id":"Joanna","LanguageCode":"en-US","SupportedEngines":["neural"]}]}`)
			}
			_, _ = w.Write(recording)
		}),
		other: map[string]voicetest.Fault{voicetest.Refused: {Want: "nobody answers"}},
	},
	"wyoming": {
		settings: func(a string) Settings { return Settings{WyomingAddress: a} },
		voice:    "ann",
		serve:    serveWyoming,
		other: map[string]voicetest.Fault{ // the protocol has one word for every refusal, and no key
			voicetest.Busy: {Calls: 1, Want: "refuses"}, voicetest.Broken: {Calls: 1, Want: "refuses"}, voicetest.Key: {Calls: -1},
			voicetest.WebPage: {Calls: 1, Want: "is this a Wyoming server"}, voicetest.Empty: {Calls: voicetest.Tries, Want: "0 bytes of sound"},
			voicetest.Cut: {Calls: voicetest.Tries, Want: "before the answer was whole"},
		},
	},
	"piper-server": {
		settings: func(a string) Settings { return Settings{PiperURL: a} },
		voice:    "en_US-x",
		serve: voicetest.HTTP(func(w http.ResponseWriter, _ *http.Request, recording []byte) {
			if recording == nil {
				fmt.Fprint(w, `{"en_US-x":{"audio":{"sample_rate":24000},"espeak":{"voice":"en-us"}}}`)
			}
			_, _ = w.Write(recording)
		}),
	},
}

func TestFaultsOfServers(t *testing.T) {
	for _, e := range Engines() {
		if !e.Remote {
			continue
		}
		r, ok := remotes[e.Name]
		if !ok {
			t.Errorf("%s is reached over the network, and is not tried with its server's faults", e.Name)
			continue
		}
		t.Run(e.Name, func(t *testing.T) {
			t.Setenv("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE") // Amazon's client takes them from nowhere else
			t.Setenv("AWS_SECRET_ACCESS_KEY", secret)
			voicetest.Faults(t, voicetest.Faulty{Serve: r.serve, Voice: r.voice, Other: r.other, Open: func(t *testing.T, address string) voices.Backend {
				s := r.settings(address)
				s.Retry = voices.Retry{Attempts: voicetest.Tries, First: time.Millisecond}
				s.Limits = map[string]Limits{e.Name: {Deadline: voicetest.Impatience}}
				b, err := Open(e.Name, s)
				if err != nil {
					t.Fatal(err)
				}
				return b
			}})
		})
	}
}
