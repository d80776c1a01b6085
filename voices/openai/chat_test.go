package openai

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"radioplay/internal/llm/llmtest"
	"radioplay/voices"
)

var question = Question{System: "Answer with JSON.", User: "1 | ??? | Hello.", Schema: map[string]any{"type": "object",
	"properties": map[string]any{"answers": map[string]any{"type": "array"}}, "required": []string{"answers"}, "additionalProperties": false}}

func openChat(t *testing.T, base, key string) *Chat {
	t.Helper()
	c, err := OpenChat(ChatOptions{BaseURL: base, Model: "m1", Key: key, KeyEnv: "CHAT_KEY"})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestAChatAnswers(t *testing.T) {
	for _, name := range []string{"OPENAI_ORG_ID", "OPENAI_PROJECT_ID", "OPENAI_ADMIN_KEY", "OPENAI_API_KEY"} {
		t.Setenv(name, "from-the-environment")
	}
	server := llmtest.New()
	defer server.Close()
	server.Reply = func(llmtest.Question) string { return `{"answers":[]}` }
	a, err := openChat(t, server.BaseURL()+"/", secret).Ask(t.Context(), question)
	if err != nil || a.Text != `{"answers":[]}` || a.Cut || a.Usage.In == 0 {
		t.Fatalf("%+v, %v", a, err)
	}
	q := server.Asked()[0]
	if q.Model != "m1" || q.Format != "json_schema" || q.System != question.System || q.User != question.User || q.Authorization != "Bearer "+secret {
		t.Errorf("asked %+v", q)
	}
	for k, v := range q.Header {
		if strings.Contains(strings.Join(v, " "), "from-the-environment") {
			t.Errorf("a server of the user's was sent %s: %s", k, v)
		}
	}
	if _, err := openChat(t, server.BaseURL(), "").Ask(t.Context(), question); err != nil || server.Asked()[1].Authorization != "Bearer none" {
		t.Errorf("without a key: %v, %s", err, server.Asked()[1].Authorization)
	}
}

func TestAChatKeepsItsKey(t *testing.T) {
	elsewhere := llmtest.New()
	defer elsewhere.Close()
	moved := httptest.NewServer(http.RedirectHandler(elsewhere.BaseURL()+"/chat/completions", http.StatusTemporaryRedirect))
	defer moved.Close()
	if _, err := openChat(t, moved.URL+"/v1", secret).Ask(t.Context(), question); err == nil || len(elsewhere.Asked()) != 0 {
		t.Errorf("a redirection was followed: %v", err)
	}
	for address, want := range map[string]string{
		"http://example.org/v1":             "in the clear",
		"https://me:" + secret + "@host/v1": "a password or a query",
		"https://host/v1?api-key=" + secret: "a password or a query",
		"host/v1":                           "none of a service",
	} {
		_, err := OpenChat(ChatOptions{BaseURL: address, Model: "m1", Key: secret, KeyEnv: "CHAT_KEY"})
		if err == nil || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), secret) {
			t.Errorf("%s: %v", address, err)
		}
	}
	if _, err := OpenChat(ChatOptions{BaseURL: DefaultBaseURL, Model: "m1", KeyEnv: "CHAT_KEY"}); err == nil || !strings.Contains(err.Error(), "set CHAT_KEY") {
		t.Errorf("OpenAI without a key: %v", err)
	}
	if _, err := OpenChat(ChatOptions{BaseURL: "http://example.org/v1", Model: "m1"}); err != nil {
		t.Errorf("no key to keep: %v", err)
	}
}

func TestAChatsErrors(t *testing.T) {
	server := llmtest.New()
	defer server.Close()
	c := openChat(t, server.BaseURL(), secret)
	server.First = []http.HandlerFunc{func(w http.ResponseWriter, _ *http.Request) {
		llmtest.Refuse(w, http.StatusUnauthorized, "Incorrect API key provided: "+secret)
	}, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Retry-After", "7")
		llmtest.Refuse(w, http.StatusTooManyRequests, "Rate limit reached")
	}}
	_, err := c.Ask(t.Context(), question)
	if err == nil || !strings.Contains(err.Error(), "check the key in CHAT_KEY") || strings.Contains(err.Error(), secret) {
		t.Errorf("a wrong key: %v", err)
	}
	_, err = c.Ask(t.Context(), question)
	if after, temporary := voices.Temporary(err); !temporary || after.Seconds() != 7 {
		t.Errorf("too many requests: %v, wait %v", err, after)
	}
	server.Close()
	_, err = c.Ask(t.Context(), question)
	var temporary *voices.TemporaryError
	if !errors.As(err, &temporary) || !strings.Contains(err.Error(), "start it, or change --llm") {
		t.Errorf("no server: %v", err)
	}
}
