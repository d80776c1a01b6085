package all

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"radioplay/voices"
	"radioplay/voices/azure"
	"radioplay/voices/command"
	"radioplay/voices/elevenlabs"
)

// settings are what every engine needs that does not open by itself.
var settings = Settings{
	Command:        command.Options{Line: "espeak-ng --stdout"},
	PiperURL:       "http://127.0.0.1:5000",
	WyomingAddress: "127.0.0.1:10200",
	Azure:          azure.Options{Region: "westeurope", Key: "none"},
	ElevenLabs:     elevenlabs.Options{Key: "none"},
}

func TestEveryNameOpensOrSaysWhatIsMissing(t *testing.T) {
	settings := settings
	settings.Replay.Folder = t.TempDir()
	if err := os.WriteFile(filepath.Join(settings.Replay.Folder, "1.wav"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	for _, name := range Names() {
		b, err := Open(name, settings)
		switch {
		case err == nil:
			if b.Name() != name {
				t.Errorf("%s calls itself %s", name, b.Name())
			}
			if err := b.Close(); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		case !errors.Is(err, voices.ErrNotInstalled) || os.Getenv("CI") != "":
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := Open("harp", Settings{}); err == nil || !strings.Contains(err.Error(), "there are kokoro, piper, espeak, ") {
		t.Errorf("an unknown name: %v", err)
	}
}

// Every engine says what it does with a delivery, and nothing is said of engines there are not.
func TestActs(t *testing.T) {
	for _, e := range Engines() {
		if e.Acts().How == "" {
			t.Errorf("%s does not say what it does with a delivery", e.Name)
		}
	}
	for name := range acts {
		if _, err := Find(name); err != nil {
			t.Error(err)
		}
	}
}
