package all

import (
	"errors"
	"os"
	"strings"
	"testing"

	"radioplay/voices"
	"radioplay/voices/command"
)

// settings are what every engine needs that does not open by itself.
var settings = Settings{
	Command:        command.Options{Line: "espeak-ng --stdout"},
	PiperURL:       "http://127.0.0.1:5000",
	WyomingAddress: "127.0.0.1:10200",
}

func TestEveryNameOpensOrSaysWhatIsMissing(t *testing.T) {
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
