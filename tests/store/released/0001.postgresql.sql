SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET transaction_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;
CREATE FUNCTION public.reportedly_fold(words text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $_$ SELECT translate(regexp_replace(normalize(left(words, 500000), NFKD), '[̀-ͯ]', '', 'g'), '._-/:@,;!?()[]{}<>|&=+*#%$~^`"''’‘“”–—…\', '                                        ') $_$;
CREATE FUNCTION public.reportedly_only_grows() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN RAISE EXCEPTION 'the ledger only grows'; END $$;
CREATE TEXT SEARCH DICTIONARY public.reportedly_stem (
    TEMPLATE = pg_catalog.snowball,
    language = 'english' );
CREATE TEXT SEARCH CONFIGURATION public.reportedly (
    PARSER = pg_catalog."default" );
ALTER TEXT SEARCH CONFIGURATION public.reportedly
    ADD MAPPING FOR asciiword WITH public.reportedly_stem;
ALTER TEXT SEARCH CONFIGURATION public.reportedly
    ADD MAPPING FOR word WITH public.reportedly_stem;
ALTER TEXT SEARCH CONFIGURATION public.reportedly
    ADD MAPPING FOR numword WITH simple;
ALTER TEXT SEARCH CONFIGURATION public.reportedly
    ADD MAPPING FOR email WITH simple;
ALTER TEXT SEARCH CONFIGURATION public.reportedly
    ADD MAPPING FOR url WITH simple;
ALTER TEXT SEARCH CONFIGURATION public.reportedly
    ADD MAPPING FOR host WITH simple;
ALTER TEXT SEARCH CONFIGURATION public.reportedly
    ADD MAPPING FOR sfloat WITH simple;
ALTER TEXT SEARCH CONFIGURATION public.reportedly
    ADD MAPPING FOR version WITH simple;
ALTER TEXT SEARCH CONFIGURATION public.reportedly
    ADD MAPPING FOR hword_numpart WITH simple;
ALTER TEXT SEARCH CONFIGURATION public.reportedly
    ADD MAPPING FOR hword_part WITH simple;
ALTER TEXT SEARCH CONFIGURATION public.reportedly
    ADD MAPPING FOR hword_asciipart WITH simple;
ALTER TEXT SEARCH CONFIGURATION public.reportedly
    ADD MAPPING FOR numhword WITH simple;
ALTER TEXT SEARCH CONFIGURATION public.reportedly
    ADD MAPPING FOR asciihword WITH simple;
ALTER TEXT SEARCH CONFIGURATION public.reportedly
    ADD MAPPING FOR hword WITH simple;
ALTER TEXT SEARCH CONFIGURATION public.reportedly
    ADD MAPPING FOR url_path WITH simple;
ALTER TEXT SEARCH CONFIGURATION public.reportedly
    ADD MAPPING FOR file WITH simple;
ALTER TEXT SEARCH CONFIGURATION public.reportedly
    ADD MAPPING FOR "float" WITH simple;
ALTER TEXT SEARCH CONFIGURATION public.reportedly
    ADD MAPPING FOR "int" WITH simple;
ALTER TEXT SEARCH CONFIGURATION public.reportedly
    ADD MAPPING FOR uint WITH simple;
SET default_tablespace = '';
SET default_table_access_method = heap;
CREATE TABLE public.alembic_version (
    version_num character varying(32) NOT NULL
);
CREATE TABLE public.article (
    id bigint NOT NULL,
    key text NOT NULL,
    url text,
    outlet text,
    outlet_key text,
    published text,
    day text,
    title text,
    language text NOT NULL,
    revision integer NOT NULL,
    model text NOT NULL,
    judged integer NOT NULL,
    claims integer NOT NULL,
    unnamed integer NOT NULL,
    borrowed integer NOT NULL,
    first_seen text NOT NULL,
    facets text NOT NULL,
    text text NOT NULL,
    words tsvector GENERATED ALWAYS AS (to_tsvector('public.reportedly'::regconfig, public.reportedly_fold(((((facets || ' . '::text) || COALESCE(title, ''::text)) || ' . '::text) || text)))) STORED
);
CREATE SEQUENCE public.article_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.article_id_seq OWNED BY public.article.id;
CREATE TABLE public.assertion (
    id bigint NOT NULL,
    story bigint NOT NULL,
    key text NOT NULL,
    "position" integer NOT NULL,
    text text NOT NULL,
    origins_min integer NOT NULL,
    origins_max integer NOT NULL,
    why text NOT NULL,
    figures text NOT NULL,
    circles text NOT NULL
);
CREATE TABLE public.assertion_claim (
    assertion bigint NOT NULL,
    number integer NOT NULL,
    claim text,
    article text NOT NULL,
    attribution text,
    spans text NOT NULL,
    "position" text NOT NULL,
    relation text,
    origin text,
    lost text NOT NULL
);
CREATE SEQUENCE public.assertion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.assertion_id_seq OWNED BY public.assertion.id;
CREATE TABLE public.band (
    band bigint NOT NULL,
    article bigint NOT NULL
);
CREATE TABLE public.citation (
    article bigint NOT NULL,
    cited_key text NOT NULL,
    cited text NOT NULL,
    claims integer NOT NULL
);
CREATE TABLE public.claim (
    id bigint NOT NULL,
    key text NOT NULL,
    article bigint NOT NULL,
    number integer NOT NULL,
    attribution text,
    spans text NOT NULL,
    text text NOT NULL,
    form text,
    speaker text,
    speaker_key text,
    kind text,
    act text,
    certainty text,
    polarity text,
    said_on text,
    about text,
    due_first text,
    due_last text,
    score double precision,
    facets text NOT NULL,
    day text,
    rejected integer NOT NULL,
    judged integer NOT NULL,
    words tsvector GENERATED ALWAYS AS (to_tsvector('public.reportedly'::regconfig, public.reportedly_fold(((((facets || ' . '::text) || COALESCE(speaker, ''::text)) || ' . '::text) || text)))) STORED
);
CREATE SEQUENCE public.claim_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.claim_id_seq OWNED BY public.claim.id;
CREATE TABLE public.copy (
    article bigint NOT NULL,
    of bigint NOT NULL,
    share double precision NOT NULL,
    evidence text NOT NULL
);
CREATE TABLE public.credit (
    article bigint NOT NULL,
    "position" integer NOT NULL,
    name text NOT NULL,
    name_key text NOT NULL,
    relation text NOT NULL
);
CREATE TABLE public.entity (
    key bigint NOT NULL,
    day integer NOT NULL,
    article bigint NOT NULL
);
CREATE TABLE public.evidence (
    assertion bigint NOT NULL,
    number integer NOT NULL,
    "position" integer NOT NULL,
    words text NOT NULL
);
CREATE TABLE public.judgement (
    "position" bigint NOT NULL,
    id text NOT NULL,
    at text NOT NULL,
    who text NOT NULL,
    why text NOT NULL,
    kind text NOT NULL,
    subjects text NOT NULL,
    payload text NOT NULL,
    undoes text
);
CREATE SEQUENCE public.judgement_position_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.judgement_position_seq OWNED BY public.judgement."position";
CREATE TABLE public.judgement_subject (
    judgement text NOT NULL,
    subject text NOT NULL,
    article text,
    spans text,
    words text
);
CREATE TABLE public.name_part (
    part text NOT NULL,
    name_key text NOT NULL
);
CREATE TABLE public.origin (
    assertion bigint NOT NULL,
    key text NOT NULL,
    "position" integer NOT NULL,
    name text NOT NULL,
    name_key text NOT NULL,
    kind text NOT NULL,
    through text
);
CREATE TABLE public.report (
    revision bigint NOT NULL,
    model text NOT NULL,
    reportedly text NOT NULL,
    digest text NOT NULL,
    record bytea NOT NULL,
    own_voice text NOT NULL,
    relatives text NOT NULL,
    read_at text NOT NULL
);
CREATE TABLE public.revision (
    id bigint NOT NULL,
    article bigint NOT NULL,
    number integer NOT NULL,
    given text NOT NULL,
    digest text NOT NULL,
    url text,
    outlet text,
    title text,
    published text,
    first_seen text NOT NULL
);
CREATE SEQUENCE public.revision_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.revision_id_seq OWNED BY public.revision.id;
CREATE TABLE public.source (
    article bigint NOT NULL,
    local text NOT NULL,
    name text NOT NULL,
    name_key text NOT NULL,
    kind text NOT NULL,
    role text
);
CREATE TABLE public.story (
    id bigint NOT NULL,
    key text NOT NULL,
    outlets integer NOT NULL,
    first_day text,
    last_day text,
    updated text NOT NULL
);
CREATE TABLE public.story_article (
    story bigint NOT NULL,
    article bigint NOT NULL,
    "position" integer NOT NULL
);
CREATE SEQUENCE public.story_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.story_id_seq OWNED BY public.story.id;
CREATE TABLE public.via (
    article bigint NOT NULL,
    claim integer NOT NULL,
    "position" integer NOT NULL,
    name text NOT NULL,
    name_key text NOT NULL,
    kind text NOT NULL
);
ALTER TABLE ONLY public.article ALTER COLUMN id SET DEFAULT nextval('public.article_id_seq'::regclass);
ALTER TABLE ONLY public.assertion ALTER COLUMN id SET DEFAULT nextval('public.assertion_id_seq'::regclass);
ALTER TABLE ONLY public.claim ALTER COLUMN id SET DEFAULT nextval('public.claim_id_seq'::regclass);
ALTER TABLE ONLY public.judgement ALTER COLUMN "position" SET DEFAULT nextval('public.judgement_position_seq'::regclass);
ALTER TABLE ONLY public.revision ALTER COLUMN id SET DEFAULT nextval('public.revision_id_seq'::regclass);
ALTER TABLE ONLY public.story ALTER COLUMN id SET DEFAULT nextval('public.story_id_seq'::regclass);
INSERT INTO public.alembic_version VALUES ('0001');
INSERT INTO public.article VALUES (2, '1', NULL, 'Ferry Gazette', 'ferry gazette', '2026-03-04', '2026-03-04', NULL, 'en', 1, 'test', 0, 1, 0, 0, '2026-03-05T12:00:00+00:00', 'zqall zqc81c54c65cb8 zq49b1cb0c8cfd zq58392e701890', 'It rained.', DEFAULT);
INSERT INTO public.article VALUES (1, 'ferry-1', 'https://gazette.example/bridge', 'Ferry Gazette', 'ferry gazette', '2026-03-04', '2026-03-04', 'Bridge opens', 'en', 2, 'test', 1, 0, 0, 0, '2026-03-05T12:00:00+00:00', 'zqall zqc81c54c65cb8 zq49b1cb0c8cfd zq58392e701890', 'Mayor Ada Quill told the Harbour Post on Tuesday that the bridge will open on Monday.', DEFAULT);
INSERT INTO public.band VALUES (1, 1);
INSERT INTO public.band VALUES (-1, 1);
INSERT INTO public.claim VALUES (3, '7e26df57e0edf223676a', 2, 0, 'a1', '[[0, 10]]', 'It rained.', 'indirect', 'Ada Quill', 'ada quill', 'person', 'says', 'certain', 'positive', '2026-03-03', NULL, NULL, NULL, 0.97, 'zqall zqd6bf3d3ceeaa zq336328b430bd zqc81c54c65cb8 zq056bc9ba1b18 zq49b1cb0c8cfd zq58392e701890', '2026-03-04', 0, 0, DEFAULT);
INSERT INTO public.claim VALUES (4, 'da87b7cfbc76471dd12c', 1, 0, 'a1', '[[54, 84]]', 'the bridge will open on Monday', 'indirect', 'Ada Quill', 'ada quill', 'person', 'says', 'certain', 'positive', '2026-03-03', '2026-03-09', NULL, NULL, 0.97, 'zqall zqd6bf3d3ceeaa zq336328b430bd zqc81c54c65cb8 zq056bc9ba1b18 zq49b1cb0c8cfd zq58392e701890 zq1a40d04f5899', '2026-03-04', 1, 1, DEFAULT);
INSERT INTO public.entity VALUES (1806070637282051729, 739679, 1);
INSERT INTO public.judgement VALUES (1, '196eb76365f48bc68b24', '2026-03-05T12:00:00+00:00', 'Ines', 'seen the letter', 'reject', '["claim:da87b7cfbc76471dd12c"]', '{}', NULL);
INSERT INTO public.judgement_subject VALUES ('196eb76365f48bc68b24', 'claim:da87b7cfbc76471dd12c', 'ferry-1', '[[54, 84]]', 'the bridge will open on Monday');
INSERT INTO public.name_part VALUES ('ada', 'ada quill');
INSERT INTO public.name_part VALUES ('quill', 'ada quill');
INSERT INTO public.report VALUES (1, 'test', '0.1.0', 'c79c91e372dcbb70152e', '\x789c7553cb6ee3300cfc15416727711e6ddadcbad8e721c02ed05b51048ccd26426549a0e8b6de22ffbea4e334e9616f12399c1992d2bbcdd51e1bb02b4b982231d6be9b1c8f93a92d2c10bbcaa35dbd5b570bea0989ba91665af272df33a7bc9a4c76f01799718c6fd0248f932db97a87028b2d7b64417ed74af3e38893043b565efba5471a8e26260c8569a08b64327459e55bde47ca76f5607f05cc660d44f1d53e1636b55beff21ed5d4ac9c5d8fcaf9a85c488987b06b61a7d4185407df547eddd3ded560feb4ce7bd1f3b5e13d9a9f40dbd892f91d339b18cc7d8bb9864e72c03de0d88a79d52ab5a8a0750c82190b7d45583b568762aa82c42e86fe76286c16de0af5364c2febe002346aeec38a849e5dd07442ca513d37184e3c0f6531bd7a146e8afdb8fa3e74322186ae71dc6d0841ab56a1f5fe509c946667a5cb0ecf62c3623e8bcda6c57c795653caff4a090a98c96ddb53f9a00ddaa50bd9d51f14c7495cb653b5fd757a3d085631b018d1d8d5a2b85968ec2952237ce2d71156ea35278467a4d3285f1ce8d39066d54ca57b1e1e4e85c4e00277121ace124dd103b93e986276ec5ef4256670f546db3a3fa4b94e5886c697c15bc55691c47839be5dea00d835c37e7302617858dea87749744947fff5eefe9bfa04afed5e526975a258b715d69b6da71fecfc03055a8ea7e352b7136bd48fc628cb3b1cfe017ec12fd1', '[]', '055539df4a0b804c58ca', '2026-03-05T12:00:00+00:00');
INSERT INTO public.report VALUES (2, 'test', '0.1.0', '17edb20ea2b210823807', '\x789c7553cb6ee3300cfc15416727711e6ddadcbad8e721c02ed05b51048ccd26426549a0e8b6de22ffbea4e334e9616f12399c1992d2bbcdd51e1bb02b4b982231d6be9b1c8f93a92d2c10bbcaa35dbd5b570bea0989ba91665af272df33a7bc9a4c76f01799718c6fd0248f932db97a87028b2d7b64417ed74af3e38893043b565efba5479a983064156c791f29dbd583fd15309b3510c557fb58d8d46ebdcb7b541bb372763d2ae7a37221251ec2ae859d926150667c53c1357491cc5d0de64febbc371c7d6d788fe627d036b6647ec7cc260673df62aea1931c700f389a37af5aa5be14b48e413063a1af086bc7ea504c5590d8c5d0df0e85cdc25ba1de8679651d558046cd7d5891d0b30b9a4e4839aae706c389e7a12ca6578fc24db11f50df874e26c4d0358ebb0d2168d52ab4de1f8a93d2ecac74d9e1596c58c567b1d9b4982fcf6a4af95f29410133b96d7b2a1fb441bb7421bbfa83e23889cb76aab6bf4eaf07c12a0616231abb5a14370b8d3d456a844ffc3ac24abde684f08c741ae58b037d1ad2ac9aa974cf193a7d381512830bdc4968384b34450fe4fa608ad9b17bd1b797c1d51b6debfc90e63a61191a5f066f155b4512e3e5f876a90360d70cfbcd0984e16179a3de25d1251dfdd7bbfb6fea13bcb67b49a5d58962dd56586fb69d7ea9f39f1368399e8e4bdd4eac51bf16a32cef70f807a1ae2aed', '[]', 'b8810acd286e4b390f99', '2026-03-05T12:00:00+00:00');
INSERT INTO public.report VALUES (3, 'test', '0.1.0', 'c1c8d37361e874854707', '\x789c4d52c14e23310cfd95cae7a14c61b588deb88038ec61cf08556e62a8452619390e308bfaef6bb7d3c2cd7eb19f9f9ff30535ec68405883d0584429a6e9f2185eaea00314e59008d65fc0d1aa1c6b92609d5b4a1d94a689d4f07b1299160ff88f54c96a94d5bb8e55d87457a4c2fa091e33d5c51f14291ff0dcc1d8b689eb8e9cfaaabffa7dd15f5ff4bfac3f617e6df86a1440d9f9e8d3c73cea429033c5a5614128b23aad31051c954b3e64fb0e6a6912c8b3597875e5190767bc8bb8f8db382583de38fbf348528b0f1a289f793a90f2638b5cf234b04e1b21f4e203beb72a5415deb653df3c117d22e7caf14c7154350b6ea7a064b5a1963cf5ddaa7f36e8a5c8600c268d85821a4f1d09df484e8bbc331e9b31b82d15a7ea8690a8b9a39341736ce858120a1fc0b154567ef70355e4b8f125be7dbff67b6feda467b9a18889ec97b737bea6f240b32fa394d802c5cd76f2aff1fd778caf5fae96bd3b5922d947b1d35585fdfe3f6eb6c888', '[]', '055539df4a0b804c58ca', '2026-03-05T12:00:00+00:00');
INSERT INTO public.revision VALUES (1, 1, 1, 'ferry-1', 'e9853a3b7c0f0d6565ba', 'https://gazette.example/bridge', 'Ferry Gazette', 'Bridge to open, mayor says', '2026-03-04', '2026-03-05T12:00:00+00:00');
INSERT INTO public.revision VALUES (2, 1, 2, 'ferry-1', 'e8ba4c8d107ac5862726', 'https://gazette.example/bridge', 'Ferry Gazette', 'Bridge opens', '2026-03-04', '2026-03-05T12:00:00+00:00');
INSERT INTO public.revision VALUES (3, 2, 1, '1', 'b27f9f76dcfae6324e81', NULL, 'Ferry Gazette', NULL, '2026-03-04', '2026-03-05T12:00:00+00:00');
INSERT INTO public.source VALUES (2, 's1', 'Ada Quill', 'ada quill', 'person', NULL);
INSERT INTO public.source VALUES (1, 's1', 'Ada Quill', 'ada quill', 'person', 'Mayor');
INSERT INTO public.source VALUES (1, 's2', 'Harbour Post', 'harbour post', 'outlet', NULL);
INSERT INTO public.via VALUES (1, 0, 0, 'Harbour Post', 'harbour post', 'outlet');
SELECT pg_catalog.setval('public.article_id_seq', 2, true);
SELECT pg_catalog.setval('public.assertion_id_seq', 1, false);
SELECT pg_catalog.setval('public.claim_id_seq', 4, true);
SELECT pg_catalog.setval('public.judgement_position_seq', 1, false);
SELECT pg_catalog.setval('public.revision_id_seq', 3, true);
SELECT pg_catalog.setval('public.story_id_seq', 1, false);
ALTER TABLE ONLY public.alembic_version
    ADD CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num);
ALTER TABLE ONLY public.article
    ADD CONSTRAINT article_key_key UNIQUE (key);
ALTER TABLE ONLY public.article
    ADD CONSTRAINT article_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.assertion_claim
    ADD CONSTRAINT assertion_claim_pkey PRIMARY KEY (assertion, number);
ALTER TABLE ONLY public.assertion
    ADD CONSTRAINT assertion_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.band
    ADD CONSTRAINT band_pkey PRIMARY KEY (band, article);
ALTER TABLE ONLY public.citation
    ADD CONSTRAINT citation_pkey PRIMARY KEY (article, cited_key);
ALTER TABLE ONLY public.claim
    ADD CONSTRAINT claim_key_key UNIQUE (key);
ALTER TABLE ONLY public.claim
    ADD CONSTRAINT claim_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.copy
    ADD CONSTRAINT copy_pkey PRIMARY KEY (article, of);
ALTER TABLE ONLY public.credit
    ADD CONSTRAINT credit_pkey PRIMARY KEY (article, "position");
ALTER TABLE ONLY public.entity
    ADD CONSTRAINT entity_pkey PRIMARY KEY (key, day, article);
ALTER TABLE ONLY public.evidence
    ADD CONSTRAINT evidence_pkey PRIMARY KEY (assertion, number, "position");
ALTER TABLE ONLY public.judgement
    ADD CONSTRAINT judgement_id_key UNIQUE (id);
ALTER TABLE ONLY public.judgement
    ADD CONSTRAINT judgement_pkey PRIMARY KEY ("position");
ALTER TABLE ONLY public.judgement_subject
    ADD CONSTRAINT judgement_subject_pkey PRIMARY KEY (judgement, subject);
ALTER TABLE ONLY public.name_part
    ADD CONSTRAINT name_part_pkey PRIMARY KEY (part, name_key);
ALTER TABLE ONLY public.origin
    ADD CONSTRAINT origin_pkey PRIMARY KEY (assertion, key);
ALTER TABLE ONLY public.report
    ADD CONSTRAINT report_pkey PRIMARY KEY (revision, model);
ALTER TABLE ONLY public.revision
    ADD CONSTRAINT revision_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.source
    ADD CONSTRAINT source_pkey PRIMARY KEY (article, local);
ALTER TABLE ONLY public.story_article
    ADD CONSTRAINT story_article_pkey PRIMARY KEY (story, article);
ALTER TABLE ONLY public.story
    ADD CONSTRAINT story_key_key UNIQUE (key);
ALTER TABLE ONLY public.story
    ADD CONSTRAINT story_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.claim
    ADD CONSTRAINT uq_claim_article_number UNIQUE (article, number);
ALTER TABLE ONLY public.revision
    ADD CONSTRAINT uq_revision_article_digest UNIQUE (article, digest);
ALTER TABLE ONLY public.revision
    ADD CONSTRAINT uq_revision_article_number UNIQUE (article, number);
ALTER TABLE ONLY public.via
    ADD CONSTRAINT via_pkey PRIMARY KEY (article, claim, "position");
CREATE INDEX article_words ON public.article USING gin (words);
CREATE INDEX claim_words ON public.claim USING gin (words);
CREATE INDEX ix_article_day ON public.article USING btree (day);
CREATE INDEX ix_article_outlet_key ON public.article USING btree (outlet_key);
CREATE INDEX ix_assertion_claim_claim ON public.assertion_claim USING btree (claim);
CREATE INDEX ix_assertion_story ON public.assertion USING btree (story);
CREATE INDEX ix_band_article ON public.band USING btree (article);
CREATE INDEX ix_claim_prediction ON public.claim USING btree (due_last, id) WHERE ((act = 'predicts'::text) AND (rejected = 0));
CREATE INDEX ix_claim_speaker_key ON public.claim USING btree (speaker_key);
CREATE INDEX ix_copy_of ON public.copy USING btree (of);
CREATE INDEX ix_credit_name_key ON public.credit USING btree (name_key);
CREATE INDEX ix_entity_article ON public.entity USING btree (article);
CREATE INDEX ix_judgement_subject_article ON public.judgement_subject USING btree (article);
CREATE INDEX ix_judgement_undoes ON public.judgement USING btree (undoes);
CREATE INDEX ix_origin_name_key ON public.origin USING btree (name_key);
CREATE INDEX ix_revision_given ON public.revision USING btree (given);
CREATE INDEX ix_revision_url ON public.revision USING btree (url);
CREATE INDEX ix_source_name_key ON public.source USING btree (name_key);
CREATE INDEX ix_story_article_article ON public.story_article USING btree (article);
CREATE INDEX ix_story_last_day ON public.story USING btree (last_day);
CREATE INDEX ix_via_name_key ON public.via USING btree (name_key);
CREATE TRIGGER judgement_only_grows BEFORE DELETE OR UPDATE ON public.judgement FOR EACH ROW EXECUTE FUNCTION public.reportedly_only_grows();
CREATE TRIGGER judgement_subject_only_grows BEFORE DELETE OR UPDATE ON public.judgement_subject FOR EACH ROW EXECUTE FUNCTION public.reportedly_only_grows();
ALTER TABLE ONLY public.assertion_claim
    ADD CONSTRAINT assertion_claim_assertion_fkey FOREIGN KEY (assertion) REFERENCES public.assertion(id);
ALTER TABLE ONLY public.assertion
    ADD CONSTRAINT assertion_story_fkey FOREIGN KEY (story) REFERENCES public.story(id);
ALTER TABLE ONLY public.band
    ADD CONSTRAINT band_article_fkey FOREIGN KEY (article) REFERENCES public.article(id);
ALTER TABLE ONLY public.citation
    ADD CONSTRAINT citation_article_fkey FOREIGN KEY (article) REFERENCES public.article(id);
ALTER TABLE ONLY public.claim
    ADD CONSTRAINT claim_article_fkey FOREIGN KEY (article) REFERENCES public.article(id);
ALTER TABLE ONLY public.copy
    ADD CONSTRAINT copy_article_fkey FOREIGN KEY (article) REFERENCES public.article(id);
ALTER TABLE ONLY public.copy
    ADD CONSTRAINT copy_of_fkey FOREIGN KEY (of) REFERENCES public.article(id);
ALTER TABLE ONLY public.credit
    ADD CONSTRAINT credit_article_fkey FOREIGN KEY (article) REFERENCES public.article(id);
ALTER TABLE ONLY public.entity
    ADD CONSTRAINT entity_article_fkey FOREIGN KEY (article) REFERENCES public.article(id);
ALTER TABLE ONLY public.evidence
    ADD CONSTRAINT evidence_assertion_fkey FOREIGN KEY (assertion) REFERENCES public.assertion(id);
ALTER TABLE ONLY public.judgement_subject
    ADD CONSTRAINT judgement_subject_judgement_fkey FOREIGN KEY (judgement) REFERENCES public.judgement(id);
ALTER TABLE ONLY public.origin
    ADD CONSTRAINT origin_assertion_fkey FOREIGN KEY (assertion) REFERENCES public.assertion(id);
ALTER TABLE ONLY public.report
    ADD CONSTRAINT report_revision_fkey FOREIGN KEY (revision) REFERENCES public.revision(id);
ALTER TABLE ONLY public.revision
    ADD CONSTRAINT revision_article_fkey FOREIGN KEY (article) REFERENCES public.article(id);
ALTER TABLE ONLY public.source
    ADD CONSTRAINT source_article_fkey FOREIGN KEY (article) REFERENCES public.article(id);
ALTER TABLE ONLY public.story_article
    ADD CONSTRAINT story_article_article_fkey FOREIGN KEY (article) REFERENCES public.article(id);
ALTER TABLE ONLY public.story_article
    ADD CONSTRAINT story_article_story_fkey FOREIGN KEY (story) REFERENCES public.story(id);
ALTER TABLE ONLY public.via
    ADD CONSTRAINT via_article_fkey FOREIGN KEY (article) REFERENCES public.article(id);
