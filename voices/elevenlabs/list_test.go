package elevenlabs

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"radioplay/voices"
)

func TestVoices(t *testing.T) {
	f := serve(t)
	b := f.open(t, nil)
	list, err := b.Voices(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	want := []voices.Info{
		{Name: "Rachel", Gender: "F", Age: "young", Accent: "en-US", Grade: 0.9, About: "Rachel: Calm."},
		{Name: "George", Gender: "M", Age: "adult", Accent: "en-GB", Grade: 0.9, About: "George - Warm Storyteller"},
		{Name: "Sam1Sam1Sam1Sam1Sam1", Accent: "en-AU", Grade: 0.8, About: "Sam"},
		{Name: "Sam2Sam2Sam2Sam2Sam2", Age: "old", Grade: 0.8, About: "sam"},
	}
	if fmt.Sprintf("%+v", list) != fmt.Sprintf("%+v", want) {
		t.Errorf("voices\n%+v, want\n%+v", list, want)
	}
	for name, id := range map[string]string{"rachel": "21m00Tcm4TlvDq8ikWAM", "George - warm storyteller": "JBFqnCBsd6RMkjVDRZzb", "LibraryLibraryLibra0": "LibraryLibraryLibra0"} {
		if _, err := b.Synthesize(t.Context(), utterance("Yes.", name)); err != nil || f.last().voice != id {
			t.Errorf("%s is %s, %v", name, f.last().voice, err)
		}
	}
	for name, want := range map[string]string{"Sam": "2 voices are called", "Hans": "voices list --engine elevenlabs", "NobodyNobodyNobody00": "was not found", "": "voices list"} {
		if _, err := b.Synthesize(t.Context(), utterance("Yes.", name)); !errors.Is(err, voices.ErrNoVoice) || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v", name, err)
		}
	}
}
