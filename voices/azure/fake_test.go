package azure

import (
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"radioplay/voices/internal/ssml"
	"radioplay/voices/voicetest"
)

// secret must never be seen in an error.
const secret = "0123456789abcdef-very-secret"

// catalogue is what the fake region has, in the fields and the spelling of the documented list.
const catalogue = `[
 {"Name":"Microsoft Server Speech Text to Speech Voice (ga-IE, OrlaNeural)","DisplayName":"Orla","ShortName":"ga-IE-OrlaNeural","Gender":"Female","Locale":"ga-IE","SampleRateHertz":"24000","VoiceType":"Neural","Status":"GA"},
 {"Name":"x","DisplayName":"Jenny","ShortName":"en-US-JennyNeural","Gender":"Female","Locale":"en-US","StyleList":["chat","angry","cheerful","sad","excited","terrified","shouting","unfriendly","whispering"],"SampleRateHertz":"24000","VoiceType":"Neural","Status":"GA","WordsPerMinute":"152"},
 {"Name":"x","DisplayName":"Guy","ShortName":"en-US-GuyNeural","Gender":"Male","Locale":"en-US","SampleRateHertz":"24000","VoiceType":"Neural","Status":"GA"},
 {"Name":"x","DisplayName":"Ryan","ShortName":"en-GB-RyanNeural","Gender":"Male","Locale":"en-GB","StyleList":["cheerful","chat"],"RolePlayList":["Boy","SeniorMale","Narrator"],"SampleRateHertz":"24000","VoiceType":"Neural","Status":"GA"},
 {"Name":"x","DisplayName":"Ava","ShortName":"en-US-Ava:DragonHDLatestNeural","Gender":"Female","Locale":"en-US","SampleRateHertz":"24000","VoiceType":"Neural","Status":"Preview"},
 {"Name":"x","DisplayName":"Ana","ShortName":"en-US-AnaNeural","Gender":"Female","Locale":"en-US","SampleRateHertz":"24000","VoiceType":"Neural","Status":"GA"},
 {"Name":"x","DisplayName":"MultiTalker Ava Andrew","ShortName":"en-US-MultiTalker-Ava-Andrew:DragonHDLatestNeural","Gender":"Neutral","Locale":"en-US","VoiceType":"Neural","Status":"Preview"},
 {"Name":"x","DisplayName":"Old","ShortName":"en-US-OldNeural","Gender":"Male","Locale":"en-US","VoiceType":"Neural","Status":"Deprecated"}
]`

// speakers are espeak-ng's voices behind the fake's.
var speakers = map[string]string{"en-US-JennyNeural": "en-us+f3", "en-US-GuyNeural": "en-us", "en-GB-RyanNeural": "en-gb", "en-US-AnaNeural": "en-us+f5", "en-US-Ava:DragonHDLatestNeural": "en-us+f2"}

// fake is Azure Speech as its public documentation has it, strict about what it is asked: what the service would refuse
// or ignore fails the test. It answers with real speech.
type fake struct {
	*httptest.Server
	t    *testing.T
	list []voice

	mu   sync.Mutex
	docs []string // that it was sent
	// answer, when set, answers instead of the fake and says whether it did.
	answer func(w http.ResponseWriter, r *http.Request) bool
}

func serve(t *testing.T) *fake {
	t.Helper()
	f := &fake{t: t}
	if err := json.Unmarshal([]byte(catalogue), &f.list); err != nil {
		t.Fatal(err)
	}
	f.Server = voicetest.Service(t, func(w http.ResponseWriter, r *http.Request) bool {
		if r.Header.Get("Ocp-Apim-Subscription-Key") != secret {
			w.WriteHeader(http.StatusUnauthorized)
			return true
		}
		if f.answer != nil && f.answer(w, r) {
			return true
		}
		switch r.Method + " " + r.URL.Path {
		case "GET /cognitiveservices/voices/list":
			w.Header().Set("Content-Type", "application/json; charset=utf-8")
			_, _ = io.WriteString(w, catalogue)
		case "POST /cognitiveservices/v1":
			f.speak(w, r)
		default:
			return false
		}
		return true
	})
	return f
}

func (f *fake) open(format string) (*Backend, error) {
	return Open(Options{URL: f.URL, Key: secret, Format: format})
}

var outputRE = regexp.MustCompile(`^(riff|audio)-(24|48)khz-(?:16bit-mono-pcm|96kbitrate-mono-mp3|192kbitrate-mono-mp3)$`)

func (f *fake) speak(w http.ResponseWriter, r *http.Request) {
	body, _ := io.ReadAll(r.Body)
	f.mu.Lock()
	f.docs = append(f.docs, string(body))
	f.mu.Unlock()
	output := outputRE.FindStringSubmatch(r.Header.Get("X-Microsoft-OutputFormat"))
	agent := r.Header.Get("User-Agent")
	if output == nil || agent == "" || len(agent) >= 255 {
		f.t.Errorf("headers %v", r.Header)
		w.WriteHeader(http.StatusBadRequest)
		return
	}
	if r.Header.Get("Content-Type") != "application/ssml+xml" {
		f.t.Errorf("content type %q", r.Header.Get("Content-Type"))
		w.WriteHeader(http.StatusUnsupportedMediaType)
		return
	}
	said, err := f.read(string(body))
	if err != nil {
		f.t.Errorf("%s\n%v", body, err)
		w.WriteHeader(http.StatusBadRequest)
		return
	}
	said.Hz, _ = strconv.Atoi(output[2] + "000")
	clip, err := said.Say(r.Context(), said.text)
	sound := voicetest.WAV(clip)
	if err == nil && output[1] == "audio" {
		sound, err = voicetest.MP3(r.Context(), clip)
	}
	if err != nil {
		if r.Context().Err() == nil {
			f.t.Error(err)
		}
		w.WriteHeader(http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", map[string]string{"riff": "audio/x-wav", "audio": "audio/mpeg"}[output[1]])
	for len(sound) > 0 { // in chunks, as it comes
		n := min(len(sound), 16384)
		_, _ = w.Write(sound[:n])
		w.(http.Flusher).Flush()
		sound = sound[n:]
	}
}

// inside is what an element may hold besides text, as the service documents it.
var inside = map[string][]string{
	"":           {"speak"},
	"speak":      {"voice"},
	"voice":      {"express-as", "prosody", "emphasis", "phoneme", "sub"},
	"express-as": {"prosody", "emphasis", "phoneme", "sub"},
	"prosody":    {"prosody", "phoneme", "sub"},
	"emphasis":   {"prosody", "phoneme", "sub"},
}

type said struct {
	voicetest.Speech
	voice *voice
	text  string
	skip  bool // the text of a sub is its alias
}

// read parses a document, and finds whatever the service would refuse or ignore.
func (f *fake) read(doc string) (*said, error) {
	s := &said{Speech: voicetest.Speech{Rate: 1}}
	d := xml.NewDecoder(strings.NewReader(doc))
	var open []string
	var words strings.Builder
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			s.text = words.String()
			if s.voice == nil || strings.TrimSpace(s.text) == "" {
				return nil, errors.New("no voice, or nothing to speak")
			}
			return s, nil
		}
		if err != nil {
			return nil, err
		}
		switch e := token.(type) {
		case xml.StartElement:
			within := ""
			if len(open) > 0 {
				within = open[len(open)-1]
			}
			if !slices.Contains(inside[within], e.Name.Local) {
				return nil, fmt.Errorf("<%s> inside <%s>", e.Name.Local, within)
			}
			if err := f.element(s, e, &words); err != nil {
				return nil, err
			}
			open = append(open, e.Name.Local)
		case xml.EndElement:
			open = open[:len(open)-1]
			s.skip = false
		case xml.CharData:
			if len(open) == 1 && strings.TrimSpace(string(e)) != "" {
				return nil, fmt.Errorf("text outside of a voice: %q", e)
			}
			if !s.skip {
				words.Write(e)
			}
		}
	}
}

var changeRE = regexp.MustCompile(`^([+-]\d+(?:\.\d+)?)(%|st)$`)

func (f *fake) element(s *said, e xml.StartElement, words *strings.Builder) error {
	a := map[string]string{}
	for _, x := range e.Attr {
		a[x.Name.Local] = x.Value
	}
	space := ssml.Namespace
	if e.Name.Local == "express-as" {
		space = "https://www.w3.org/2001/mstts"
	}
	if e.Name.Space != space {
		return fmt.Errorf("<%s> in the namespace %q", e.Name.Local, e.Name.Space)
	}
	bad := fmt.Errorf("<%s> with %v", e.Name.Local, a)
	switch e.Name.Local {
	case "speak":
		if a["version"] != "1.0" || a["lang"] == "" {
			return bad
		}
	case "voice":
		i := slices.IndexFunc(f.list, func(v voice) bool { return v.ShortName == a["name"] })
		if i < 0 || s.voice != nil {
			return bad
		}
		s.voice, s.Voice = &f.list[i], speakers[a["name"]]
	case "express-as":
		degree, err := strconv.ParseFloat(a["styledegree"], 64)
		if a["styledegree"] != "" && (err != nil || degree < 0.01 || degree > 2) || !slices.Contains(s.voice.StyleList, a["style"]) ||
			a["role"] != "" && !slices.Contains(s.voice.RolePlayList, a["role"]) {
			return bad
		}
	case "prosody":
		if s.voice.hd() || len(a) == 0 {
			return bad
		}
		for name, value := range a {
			m := changeRE.FindStringSubmatch(value)
			if m == nil {
				return bad
			}
			x, _ := strconv.ParseFloat(m[1], 64)
			switch {
			case name == "rate" && m[2] == "%" && x >= -50 && x <= 100:
				s.Rate = 1 + x/100
			case name == "pitch" && m[2] == "st" && x >= -12 && x <= 7.02:
				s.Pitch = x
			case name == "volume" && m[2] == "%" && x >= -100 && x <= 0:
			default:
				return bad
			}
		}
	case "phoneme":
		if a["alphabet"] != "ipa" || a["ph"] == "" || strings.ContainsAny(a["ph"], "/ ") {
			return bad
		}
	case "sub":
		if a["alias"] == "" {
			return bad
		}
		words.WriteString(a["alias"])
		s.skip = true
	}
	return nil
}
