package azure

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"radioplay/voices"
)

// voice is one of the service's list.
type voice struct {
	ShortName, DisplayName, Gender, Locale, VoiceType, Status string
	StyleList, RolePlayList                                   []string
}

// Voices lists the English voices of the region. One that can play a role of another age or gender is there once more for each:
// VOICE/ROLE.
func (b *Backend) Voices(ctx context.Context) ([]voices.Info, error) {
	list, err := b.list(ctx, b.base)
	if err != nil {
		return nil, err
	}
	var out []voices.Info
	for _, v := range list {
		one := voices.Info{Name: v.ShortName, Gender: gender(v.Gender), Accent: v.Locale, Grade: 0.8, About: v.DisplayName}
		if v.hd() {
			one.Grade = 0.9
		}
		if slices.Contains(children, v.ShortName) {
			one.Age = "child"
		}
		if v.Status == "Preview" {
			one.Grade -= 0.1
		}
		if len(v.StyleList) > 0 {
			one.About += "; styles: " + strings.Join(v.StyleList, ", ")
		}
		out = append(out, one)
		for _, role := range v.RolePlayList {
			if r, ok := roles[role]; ok {
				as := one
				as.Name += "/" + role
				as.Gender, as.Age, as.About = r.gender, r.age, v.DisplayName+" as "+role
				as.Grade -= 0.2
				out = append(out, as)
			}
		}
	}
	return out, nil
}

// children are the voices documented as such; the list does not tell.
var children = []string{"en-US-AnaNeural", "en-GB-MaisieNeural"}

// roles are those that the service documents.
var roles = map[string]struct{ gender, age string }{
	"Girl": {"F", "child"}, "Boy": {"M", "child"}, "YoungAdultFemale": {"F", "young"}, "YoungAdultMale": {"M", "young"},
	"OlderAdultFemale": {"F", "adult"}, "OlderAdultMale": {"M", "adult"}, "SeniorFemale": {"F", "old"}, "SeniorMale": {"M", "old"},
}

func gender(s string) string {
	switch s {
	case "Female":
		return "F"
	case "Male":
		return "M"
	}
	return ""
}

// hd reports whether it is one of the voices that find their own prosody, and are refused any other.
func (v *voice) hd() bool { return strings.Contains(v.ShortName, ":DragonHD") }

// list asks for the voices, once.
func (b *Backend) list(ctx context.Context, base string) ([]voice, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if list := b.lists[base]; list != nil {
		return list, nil
	}
	url := base + "/cognitiveservices/voices/list"
	r, err := b.request(http.MethodGet, url, "")
	if err != nil {
		return nil, err
	}
	body, _, err := b.client.Do(ctx, r)
	if err != nil {
		return nil, err
	}
	var list []voice
	if err := json.Unmarshal(body, &list); err != nil {
		return nil, fmt.Errorf("azure: %s is no list of voices (%w); is this the address of Azure Speech?", url, err)
	}
	list = slices.DeleteFunc(list, func(v voice) bool {
		return v.ShortName == "" || v.Status == "Deprecated" || !strings.HasPrefix(v.Locale, "en-") ||
			strings.Contains(v.ShortName, "-MultiTalker-") // speaks dialogues of its own two
	})
	if len(list) == 0 {
		return nil, fmt.Errorf("azure: %s has no English voice", url)
	}
	slices.SortStableFunc(list, func(a, b voice) int { return strings.Compare(a.ShortName, b.ShortName) })
	b.lists[base] = list
	return list, nil
}

// Whispered: voices that have the style whisper.
func (b *Backend) Whispered(u voices.Utterance) bool {
	base := b.base
	if u.Voice.BaseURL != "" {
		base = strings.TrimRight(u.Voice.BaseURL, "/")
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	v, _ := search(b.lists[base], u.Voice.Name)
	return v != nil && first(styles["whispered"], v.StyleList) != ""
}

// find finds VOICE or VOICE/ROLE.
func (b *Backend) find(ctx context.Context, base, name string) (*voice, string, error) {
	list, err := b.list(ctx, base)
	if err != nil {
		return nil, "", err
	}
	v, role := search(list, name)
	if v == nil {
		return nil, "", fmt.Errorf("azure: %w: %q; 'render voices list --engine azure' lists those of the region", voices.ErrNoVoice, name)
	}
	return v, role, nil
}

func search(list []voice, name string) (*voice, string) {
	short, role, acted := strings.Cut(name, "/")
	for i := range list {
		if v := &list[i]; v.ShortName == short && (!acted || slices.Contains(v.RolePlayList, role)) {
			return v, role
		}
	}
	return nil, ""
}

// message is the service's own words. Most refusals have none in the body, and some have them in the status line.
func message(body []byte) (code, words string) {
	var e struct {
		Error struct{ Code, Message string }
	}
	if json.Unmarshal(body, &e) == nil {
		return e.Error.Code, e.Error.Message
	}
	return "", ""
}
